import { describeWith } from '@/app/describe-page';
import { frameOf, type LanguageProps, loadFor, trailTo } from '@/app/page-data';
import { FaqList } from '@/components/faq/faq-list';
import { FaqSearch } from '@/components/faq/faq-search.client';
import { AsleepNotice } from '@/components/shell/asleep-notice';
import { JsonLd } from '@/components/shell/json-ld';
import { PageShell } from '@/components/shell/page-shell';
import { SourceList } from '@/components/shell/source-list';
import { buildFaqPage } from '@/lib/domain/faq-page';
import { faqJsonLd } from '@/lib/domain/json-ld';
import { faqPath } from '@/lib/i18n/paths';

export const generateMetadata = describeWith(({ site }) => site.faq, faqPath);

export default async function FaqRoute(props: LanguageProps) {
  const data = await loadFor(props);
  const { site, words, language, format } = data;
  const page = buildFaqPage(site, format);
  const asked = page.groups.flatMap((group) =>
    group.questions.map(({ ask, plain }) => ({ question: ask, answer: plain })),
  );
  const { label, hint, one, many, near, none, failed } = words.faq;
  return (
    <PageShell
      {...frameOf(data, faqPath(language), trailTo(data, { label: words.navigation.faq }))}
      section="faq"
      isSectionStart
    >
      <JsonLd things={[faqJsonLd(asked)]} />
      <div className="top">
        <h1>{page.title}</h1>
        <p className="lead">{page.lead}</p>
      </div>
      <AsleepNotice words={words} />
      <FaqSearch words={{ label, hint, one, many, near, none, failed }} language={page.search}>
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
