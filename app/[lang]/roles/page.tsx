import type { Metadata } from 'next';
import { describePage } from '@/app/describe-page';
import { loadPage, sheetFoot, trailTo } from '@/app/page-data';
import { RoleIndex } from '@/components/role/role-index';
import { PageShell } from '@/components/shell/page-shell';
import { languageOf } from '@/lib/content/load-site';
import { rolesPath } from '@/lib/i18n/paths';

type Props = { readonly params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const data = loadPage(languageOf((await params).lang));
  const { title, description } = data.words.roles;
  return describePage(data, title, description, rolesPath(data.language));
}

export default async function RolesPage({ params }: Props) {
  const data = loadPage(languageOf((await params).lang));
  const { site, words, language, pages } = data;
  const trail = trailTo(data, { label: words.navigation.roles });
  return (
    <PageShell
      words={words}
      language={language}
      section="roles"
      isSectionStart
      trail={trail}
      pages={pages}
      foot={sheetFoot(data, rolesPath(language))}
    >
      <RoleIndex roles={site.roles} words={words} language={language} />
    </PageShell>
  );
}
