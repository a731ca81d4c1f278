import { describeNotFound } from '@/app/describe-page';
import { Document } from '@/app/document';
import { frameOf, guessablePages, loadPage, trailTo } from '@/app/page-data';
import { AsleepNotice } from '@/components/shell/asleep-notice';
import { DidYouMean } from '@/components/shell/did-you-mean.client';
import { PageShell } from '@/components/shell/page-shell';
import { SiteLink } from '@/components/shell/site-link';
import { defaultLanguage } from '@/lib/i18n/languages';
import { homePath } from '@/lib/i18n/paths';

/** The 404 page of the export. It stands outside both root layouts and brings its own document. */
export const generateMetadata = () => describeNotFound(loadPage(defaultLanguage));

export default function NotFound() {
  const data = loadPage(defaultLanguage);
  const { words, language, pages } = data;
  return (
    <Document language={language}>
      <PageShell {...frameOf(data, homePath(language), trailTo(data))}>
        <div className="top">
          <h1>{words['not-found'].title}</h1>
          <p className="lead">{words['not-found'].lead}</p>
          <AsleepNotice words={words} />
          <DidYouMean pages={guessablePages(data)} label={words['not-found']['did-you-mean']} />
          <p>{words['not-found'].ways}</p>
        </div>
        <ul className="ways">
          {pages.map(({ label, path }) => (
            <li key={path}>
              <SiteLink href={path}>{label}</SiteLink>
            </li>
          ))}
        </ul>
      </PageShell>
    </Document>
  );
}
