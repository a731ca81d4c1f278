import { describeWith } from '@/app/describe-page';
import { frameOf, type LanguageProps, loadFor, trailTo } from '@/app/page-data';
import { PairChooser } from '@/components/comparison/pair-chooser';
import { PageShell } from '@/components/shell/page-shell';
import { accentsOf, pairsOf } from '@/lib/domain/pairs';
import { comparePath } from '@/lib/i18n/paths';

export const generateMetadata = describeWith(
  ({ words }) => ({
    title: words.compare['choose-title'],
    description: words.compare['choose-description'],
  }),
  comparePath,
);

export default async function ChooserPage(props: LanguageProps) {
  const data = await loadFor(props);
  const { site, words, language } = data;
  const trail = trailTo(data, { label: words.navigation.compare });
  return (
    <PageShell {...frameOf(data, comparePath(language), trail)} section="compare" isSectionStart>
      <PairChooser
        pairs={pairsOf(site).map((pair) => ({ roles: pair, accents: accentsOf(site, pair) }))}
        words={words}
        language={language}
      />
    </PageShell>
  );
}
