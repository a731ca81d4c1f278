import { describeWith } from '@/app/describe-page';
import { type LanguageProps, loadFor, pageFrame } from '@/app/page-data';
import { FaqList } from '@/components/faq/faq-list';
import { FaqSearch } from '@/components/faq/faq-search';
import { JsonLd } from '@/components/shell/json-ld';
import { PageTop } from '@/components/shell/page-parts';
import { PageScript } from '@/components/shell/page-script';
import { PageShell } from '@/components/shell/page-shell';
import { ScriptErrorNotice } from '@/components/shell/script-error-notice';
import { SourceList } from '@/components/shell/source-list';
import { buildFaqPage } from '@/lib/pages/faq-page';
import { faqJsonLd } from '@/lib/pages/json-ld';

export const generateMetadata = describeWith('faq', ({ site }) => site.faq);

export default async function FaqRoute(props: LanguageProps) {
  const data = await loadFor(props);
  const { site, words, language } = data;
  const page = buildFaqPage(site);
  const asked = page.groups.flatMap((group) =>
    group.questions.map(({ ask, plain }) => ({ question: ask, answer: plain })),
  );
  const { hint, one, many, near, none } = words.faq;
  return (
    <PageShell {...pageFrame(data, 'faq')}>
      <JsonLd things={[faqJsonLd(asked)]} />
      <PageTop title={page.title} lead={page.lead} />
      <ScriptErrorNotice words={words.site} />
      <FaqSearch words={words.faq}>
        <FaqList page={page} words={words} language={language} />
      </FaqSearch>
      <SourceList
        heading={words.role.sources}
        sources={page.sources}
        words={words}
        language={language}
      />
      <PageScript
        entry="faq"
        props={{ words: { hint, one, many, near, none }, language: page.search }}
      />
    </PageShell>
  );
}
