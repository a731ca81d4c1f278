import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { describePage, rolePicture } from '@/app/describe-page';
import { getFrame, loadPage, trailTo } from '@/app/page-data';
import { RolePage } from '@/components/role/role-page';
import { JsonLd } from '@/components/shell/json-ld';
import { PageShell } from '@/components/shell/page-shell';
import { getLanguage, loadSite } from '@/lib/content/load-site';
import { getPairs } from '@/lib/domain/pairs';
import { fill } from '@/lib/domain/template';
import { rolePath, rolesPath } from '@/lib/i18n/paths';
import { breadcrumbJsonLd, occupationJsonLd } from '@/lib/pages/json-ld';
import { buildRolePage, mostSentences } from '@/lib/pages/role-page';
import { getAddress } from '@/lib/settings';

type Params = { readonly lang: string; readonly role: string };
type Props = { readonly params: Promise<Params> };

export const dynamicParams = false;

export const generateStaticParams = ({ params }: { params: Pick<Params, 'lang'> }) =>
  loadSite(getLanguage(params.lang)).roles.map(({ id }) => ({ role: id }));

async function load(params: Props['params']) {
  const { lang, role: id } = await params;
  const data = loadPage(getLanguage(lang));
  const role = data.site.roles.find((candidate) => candidate.id === id);
  if (role === undefined) notFound();
  return { data, role };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { data, role } = await load(params);
  const description = fill(data.words.role.description, { others: role.plural });
  const path = rolePath(data.language, role.id);
  return describePage(data, {
    title: role.name,
    description,
    canonical: path,
    picture: rolePicture(data, role),
  });
}

export default async function RoleRoute({ params }: Props) {
  const { data, role } = await load(params);
  const { site, words, language } = data;
  const others = getPairs(site).flatMap(([first, second]) => (first === role ? [second] : []));
  const trail = trailTo(
    data,
    { label: words.navigation.roles, path: rolesPath(language) },
    { label: role.name },
  );
  return (
    <PageShell {...getFrame(data, rolePath(language, role.id), trail)} section="roles">
      <RolePage
        page={buildRolePage(role, site, others.slice(0, mostSentences))}
        others={others}
        words={words}
        language={language}
      />
      <JsonLd
        things={[
          occupationJsonLd(role, site, getAddress(rolePath(language, role.id))),
          breadcrumbJsonLd(trail, getAddress),
        ]}
      />
    </PageShell>
  );
}
