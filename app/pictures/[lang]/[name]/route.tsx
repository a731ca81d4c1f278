import { ImageResponse } from 'next/og';
import type { ReactElement } from 'react';
import { findPair, homePair, loadPage } from '@/app/page-data';
import { PairPicture } from '@/components/picture/pair-picture';
import { RolePicture } from '@/components/picture/role-picture';
import { SitePicture } from '@/components/picture/site-picture';
import { getLanguage, loadSite } from '@/lib/content/load-site';
import { buildComparison } from '@/lib/domain/build-comparison';
import { canonicalPair, getPairs } from '@/lib/domain/pairs';
import { fill } from '@/lib/domain/template';
import { languages } from '@/lib/i18n/languages';
import { pairId, pictureSize, sitePicture } from '@/lib/i18n/paths';
import { buildRolePage } from '@/lib/pages/role-page';

type Params = { readonly lang: string; readonly name: string };

export const dynamic = 'force-static';
export const dynamicParams = false;

/** A picture for each role, for each pair in its canonical order, and for the site. */
export const generateStaticParams = (): readonly Params[] =>
  languages.flatMap(({ id: lang }) => {
    const site = loadSite(lang);
    const pairs = getPairs(site).filter((pair) => canonicalPair(site, pair)[0] === pair[0]);
    const names = [
      sitePicture,
      ...site.roles.map((role) => role.id),
      ...pairs.map(([first, second]) => pairId(first.id, second.id)),
    ];
    return names.map((name) => ({ lang, name: `${name}.png` }));
  });

function draw({ lang, name }: Params): ReactElement {
  const { site, words } = loadPage(getLanguage(lang));
  const id = name.replace(/\.png$/, '');
  const role = site.roles.find((candidate) => candidate.id === id);
  if (role !== undefined) {
    return <RolePicture page={buildRolePage(role, site)} words={words} />;
  }
  const pair = findPair(site, id);
  if (pair !== undefined) {
    return <PairPicture comparison={buildComparison(pair, site)} words={words} />;
  }
  const [first, second] = homePair(site);
  const names = { one: first.singular, other: second.singular };
  return <SitePicture start={fill(words.home['heading-start'], names)} words={words} />;
}

/** Draws the pictures for link previews at build time, in the font that comes with Next. */
export async function GET(_: Request, { params }: { readonly params: Promise<Params> }) {
  return new ImageResponse(draw(await params), pictureSize);
}
