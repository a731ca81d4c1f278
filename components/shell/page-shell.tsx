import type { ReactNode } from 'react';
import type { Words } from '@/lib/domain/words';
import type { Language } from '@/lib/i18n/languages';
import { homePath } from '@/lib/i18n/paths';
import type { PageId } from '@/lib/pages/registry';
import { SiteLink } from './site-link';

/** The page's breadcrumbs: the pages above it, then itself, without a link. */
export type Trail = readonly { readonly label: string; readonly path?: `/${string}` }[];

/** A link in the footer of each page. */
export type SitePage = { readonly label: string; readonly path: `/${string}` };

/** What surrounds every page. */
export type Frame = {
  readonly words: Words;
  readonly language: Language;
  readonly trail: Trail;
  /** The entries of the main menu. */
  readonly menu: readonly (SitePage & { readonly id: PageId })[];
  readonly pages: readonly SitePage[];
  /** The other languages of the site, by their native names, with this page in each. */
  readonly languages: readonly {
    readonly id: Language;
    readonly name: string;
    readonly path: `/${string}`;
  }[];
  /**
   * The footer of each printed page, hidden on the screen: the page's address, full or from the host's root,
   * and the data version.
   */
  readonly foot: { readonly address: string; readonly version: string };
};

type Props = Frame & {
  /** The main menu entry that this page belongs to, or is. */
  readonly section?: PageId;
  /** Whether the page is that entry itself. */
  readonly isSectionStart?: boolean;
  /** A suffix for the frame's ids, for documents with more than one frame. */
  readonly idEnd?: string;
  readonly children: ReactNode;
};

/** The header, main part and footer of a page. */
export function PageShell(props: Props) {
  const { words, language, trail, pages, languages, foot, idEnd = '', children } = props;
  const { navigation, site } = words;
  return (
    <div className="page">
      <SiteLink className="skip" href={`#main${idEnd}`}>
        {navigation.skip}
      </SiteLink>
      <header className="head">
        <SiteLink className="site-name" href={homePath(language)}>
          {site.name}
        </SiteLink>
        <Menu {...props} />
        <SiteLink className="to-contents" href={`#contents${idEnd}`}>
          {navigation.contents}
        </SiteLink>
      </header>
      {trail.length > 1 && <Breadcrumb trail={trail} label={navigation.breadcrumb} />}
      <main id={`main${idEnd}`} tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <h2 id={`contents${idEnd}`} tabIndex={-1}>
          {navigation.contents}
        </h2>
        <nav aria-label={navigation['all-pages']}>
          <ul>
            {pages.map(({ label, path }) => (
              <li key={path}>
                <SiteLink href={path}>{label}</SiteLink>
              </li>
            ))}
            <OtherLanguages languages={languages} />
          </ul>
        </nav>
        <p>{site.footer}</p>
      </footer>
      <SheetFoot text={site.footer} foot={foot} />
    </div>
  );
}

/** The main menu. */
function Menu({ words, menu, languages, section, isSectionStart = false }: Props) {
  return (
    <nav aria-label={words.navigation.main}>
      <ul>
        {menu.map(({ id, label, path }) => (
          <li key={id}>
            <SiteLink
              href={path}
              aria-current={id === section ? (isSectionStart ? 'page' : true) : undefined}
            >
              {label}
            </SiteLink>
          </li>
        ))}
        <OtherLanguages languages={languages} />
      </ul>
    </nav>
  );
}

/** The footer of each printed page. Screen readers skip it, because they read the page's footer. */
function SheetFoot({ text, foot }: Pick<Frame, 'foot'> & { readonly text: string }) {
  return (
    <div className="sheet-foot" aria-hidden="true">
      <p>{text}</p>
      <p>
        {/* An inline script adds the host if the build has none. */}
        <span suppressHydrationWarning={foot.address.startsWith('/') || undefined}>
          {foot.address}
        </span>{' '}
        {foot.version}
      </p>
    </div>
  );
}

/** Lists the other languages by their native names. Their links keep the reader's view. */
const OtherLanguages = ({ languages }: Pick<Frame, 'languages'>) =>
  languages.map(({ id, name, path }) => (
    <li key={id}>
      <SiteLink data-keep-view="" href={path} lang={id} hrefLang={id}>
        {name}
      </SiteLink>
    </li>
  ));

function Breadcrumb({ trail, label }: { trail: Trail; label: string }) {
  return (
    <nav className="crumbs" aria-label={label}>
      <ol>
        {trail.map(({ label: name, path }) => (
          <li key={name}>
            {path === undefined ? (
              <span aria-current="page">{name}</span>
            ) : (
              <SiteLink href={path}>{name}</SiteLink>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
