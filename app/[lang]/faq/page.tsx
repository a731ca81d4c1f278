import type { Metadata } from 'next';
import { describePage } from '@/app/describe-page';
import { loadPage, sheetFoot, trailTo } from '@/app/page-data';
import { FaqList } from '@/components/faq/faq-list';
import { FaqSearch } from '@/components/faq/faq-search.client';
import { AsleepNotice } from '@/components/shell/asleep-notice';
import { JsonLd } from '@/components/shell/json-ld';
import { PageShell } from '@/components/shell/page-shell';
import { SourceList } from '@/components/shell/source-list';
import { languageOf } from '@/lib/content/load-site';
import { buildFaqPage } from '@/lib/domain/faq-page';
import { faqJsonLd } from '@/lib/domain/json-ld';
import { faqPath } from '@/lib/i18n/paths';

type Props = { readonly params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const data = loadPage(languageOf((await params).lang));
  const { title, description } = data.site.faq;
  return describePage(data, title, description, faqPath(data.language));
}

export default async function FaqRoute({ params }: Props) {
  const data = loadPage(languageOf((await params).lang));
  const { site, words, language, format, pages } = data;
  const page = buildFaqPage(site, format);
  const asked = page.groups.flatMap((group) =>
    group.questions.map(({ ask, plain }) => ({ question: ask, answer: plain })),
  );
  const { label, hint, one, many, none, failed } = words.faq;
  return (
    <PageShell
      words={words}
      language={language}
      section="faq"
      isSectionStart
      trail={trailTo(data, { label: words.navigation.faq })}
      pages={pages}
      foot={sheetFoot(data, faqPath(language))}
    >
      <JsonLd things={[faqJsonLd(asked)]} />
      <div className="top">
        <h1>{page.title}</h1>
        <p className="lead">{page.lead}</p>
      </div>
      <AsleepNotice words={words} />
      <FaqSearch words={{ label, hint, one, many, none, failed }}>
        <FaqList page={page} words={words} language={language} />
      </FaqSearch>
      <SourceList
        heading={words.role.sources}
        sources={page.sources}
        words={words}
        language={language}
      />
    </PageShell>
  );
}
