import { describeNotFound, notFoundTitle } from '@/app/describe-page';
import { Document } from '@/app/document';
import { getFrame, guessablePages, loadPage, trailTo } from '@/app/page-data';
import { PageTop } from '@/components/shell/page-parts';
import { PageScript } from '@/components/shell/page-script';
import { PageShell } from '@/components/shell/page-shell';
import { ScriptErrorNotice } from '@/components/shell/script-error-notice';
import { SiteLink } from '@/components/shell/site-link';
import { defaultLanguage, type Language, languages } from '@/lib/i18n/languages';
import { homePath } from '@/lib/i18n/paths';
import { lostScript } from '@/lib/share/lost-script';
import './global-not-found.css';

/** The 404 page of the export. It is outside both root layouts, so it renders its own document. */
export const generateMetadata = () => describeNotFound(loadPage(defaultLanguage));

export default function NotFound() {
  return (
    <Document language={defaultLanguage}>
      {languages.length === 1 ? <Lost language={defaultLanguage} /> : <LostInAnyLanguage />}
      <PageScript
        entry="not-found"
        props={{ pages: languages.flatMap(({ id }) => guessablePages(loadPage(id))) }}
      />
    </Document>
  );
}

/** Most hosts serve one 404 page for all addresses: it holds every language and shows the one in the address. */
function LostInAnyLanguage() {
  return (
    <>
      {languages.map(({ id }) => (
        <div
          key={id}
          lang={id}
          data-lost={notFoundTitle(loadPage(id).words)}
          hidden={id !== defaultLanguage}
          suppressHydrationWarning
        >
          <Lost language={id} idEnd={id === defaultLanguage ? '' : `-${id}`} />
        </div>
      ))}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant; React would escape its quotes */}
      <script dangerouslySetInnerHTML={{ __html: lostScript }} />
    </>
  );
}

function Lost({ language, idEnd = '' }: { language: Language; idEnd?: string }) {
  const data = loadPage(language);
  const { words, pages } = data;
  return (
    <PageShell {...getFrame(data, homePath(language), trailTo(data))} idEnd={idEnd}>
      <PageTop title={words['not-found'].title} lead={words['not-found'].lead}>
        <ScriptErrorNotice words={words.site} />
        <p className="hint" data-hint={words['not-found']['did-you-mean']} />
        <p>{words['not-found'].ways}</p>
      </PageTop>
      <ul className="ways">
        {pages.map(({ label, path }) => (
          <li key={path}>
            <SiteLink href={path}>{label}</SiteLink>
          </li>
        ))}
      </ul>
    </PageShell>
  );
}
