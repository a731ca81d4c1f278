import { describeWith } from '@/app/describe-page';
import { homePair, type LanguageProps, loadFor, pageFrame } from '@/app/page-data';
import { EmployersPart } from '@/components/pay/employers-part';
import { MethodPart } from '@/components/pay/method-part';
import { OutlookPart } from '@/components/pay/outlook-part';
import { PayPage } from '@/components/pay/pay-page';
import { PricesPart } from '@/components/pay/prices-part';
import { RangesPart } from '@/components/pay/ranges-part';
import { StatesPart } from '@/components/pay/states-part';
import { YearsPart } from '@/components/pay/years-part';
import { JsonLd } from '@/components/shell/json-ld';
import { PageShell } from '@/components/shell/page-shell';
import { buildSourceEntries } from '@/lib/domain/role-cells';
import { citedBy } from '@/lib/domain/site';
import { breadcrumbJsonLd } from '@/lib/pages/json-ld';
import { getArticle } from '@/lib/pages/registry';
import { buildEmployers } from '@/lib/pay/employers';
import { buildOutlook } from '@/lib/pay/outlook';
import { buildPrices } from '@/lib/pay/prices';
import { buildMethod, buildRanges } from '@/lib/pay/ranges';
import { buildStates } from '@/lib/pay/states';
import { buildYears } from '@/lib/pay/years';
import { getAddress } from '@/lib/settings';

export const generateMetadata = describeWith('pay');

export default async function PayRoute(props: LanguageProps) {
  const data = await loadFor(props);
  const { site, words, language } = data;
  const pair = homePair(site);
  const ranges = buildRanges(pair, site);
  const states = buildStates(pair, site);
  const prices = buildPrices(pair, site);
  const years = buildYears(pair, site);
  const outlook = buildOutlook(pair, site);
  const employers = buildEmployers(pair, site);
  const article = getArticle(site, 'pay');
  const frame = pageFrame(data, 'pay');
  const cited = [
    ...citedBy(article),
    ...[ranges, states, prices, years, outlook, employers].flatMap(({ source }) =>
      source.entries.map(({ id }) => id),
    ),
  ];
  return (
    <PageShell {...frame}>
      <PayPage
        article={article}
        parts={{
          ranges: <RangesPart part={ranges} language={language} />,
          states: <StatesPart part={states} words={words} language={language} />,
          prices: <PricesPart part={prices} language={language} />,
          years: <YearsPart part={years} language={language} />,
          outlook: <OutlookPart part={outlook} language={language} />,
          employers: <EmployersPart part={employers} language={language} />,
          method: <MethodPart part={buildMethod(pair, site)} />,
        }}
        sources={buildSourceEntries(cited, site)}
        words={words}
        language={language}
      />
      <JsonLd things={[breadcrumbJsonLd(frame.trail, getAddress)]} />
    </PageShell>
  );
}
