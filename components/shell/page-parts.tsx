import type { ReactNode } from 'react';
import type { Words } from '@/lib/domain/words';
import { SiteLink } from './site-link';

type TopProps = { readonly title: string; readonly lead: string; readonly children?: ReactNode };

/** The top of a page: its title and lead. */
export const PageTop = ({ title, lead, children }: TopProps) => (
  <div className="top">
    <h1>{title}</h1>
    <p className="lead">{lead}</p>
    {children}
  </div>
);

type SectionName = { readonly id: string; readonly heading: string };
type JumpProps = { readonly sections: readonly SectionName[]; readonly words: Words };

/** Links to the sections of a page. */
export const JumpList = ({ sections, words }: JumpProps) => (
  <nav aria-label={words.navigation['on-this-page']}>
    <ul className="jump">
      {sections.map(({ id, heading }) => (
        <li key={id}>
          <SiteLink href={`#${id}`}>{heading}</SiteLink>
        </li>
      ))}
    </ul>
  </nav>
);

/** A section of a page, named by its heading. */
export const Section = ({
  id,
  heading,
  children,
}: SectionName & { readonly children: ReactNode }) => (
  <section id={id} aria-labelledby={`${id}-heading`}>
    <h2 id={`${id}-heading`}>{heading}</h2>
    {children}
  </section>
);
