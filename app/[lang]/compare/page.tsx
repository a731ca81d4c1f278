import type { Metadata } from 'next';
import { describePage } from '@/app/describe-page';
import { loadPage, sheetFoot, trailTo } from '@/app/page-data';
import { PairChooser } from '@/components/comparison/pair-chooser';
import { PageShell } from '@/components/shell/page-shell';
import { languageOf } from '@/lib/content/load-site';
import { accentsOf, pairsOf } from '@/lib/domain/pairs';
import { comparePath } from '@/lib/i18n/paths';

type Props = { readonly params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const data = loadPage(languageOf((await params).lang));
  const { 'choose-title': title, 'choose-description': description } = data.words.compare;
  return describePage(data, title, description, comparePath(data.language));
}

export default async function ChooserPage({ params }: Props) {
  const data = loadPage(languageOf((await params).lang));
  const { site, words, language, pages } = data;
  const trail = trailTo(data, { label: words.navigation.compare });
  return (
    <PageShell
      words={words}
      language={language}
      section="compare"
      isSectionStart
      trail={trail}
      pages={pages}
      foot={sheetFoot(data, comparePath(language))}
    >
      <PairChooser
        pairs={pairsOf(site).map((pair) => ({ roles: pair, accents: accentsOf(site, pair) }))}
        words={words}
        language={language}
      />
    </PageShell>
  );
}
