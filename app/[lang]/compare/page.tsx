import { describeWith } from '@/app/describe-page';
import { type LanguageProps, loadFor, pageFrame } from '@/app/page-data';
import { PairChooser } from '@/components/comparison/pair-chooser';
import { PageShell } from '@/components/shell/page-shell';
import { getAccents, getPairs } from '@/lib/domain/pairs';

export const generateMetadata = describeWith('compare', ({ words }) => ({
  title: words.compare['choose-title'],
  description: words.compare['choose-description'],
}));

export default async function ChooserPage(props: LanguageProps) {
  const data = await loadFor(props);
  const { site, words, language } = data;
  return (
    <PageShell {...pageFrame(data, 'compare')}>
      <PairChooser
        pairs={getPairs(site).map((pair) => ({ roles: pair, accents: getAccents(site, pair) }))}
        words={words}
        language={language}
      />
    </PageShell>
  );
}
