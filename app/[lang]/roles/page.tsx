import { describeWith } from '@/app/describe-page';
import { frameOf, type LanguageProps, loadFor, trailTo } from '@/app/page-data';
import { RoleIndex } from '@/components/role/role-index';
import { PageShell } from '@/components/shell/page-shell';
import { rolesPath } from '@/lib/i18n/paths';

export const generateMetadata = describeWith(({ words }) => words.roles, rolesPath);

export default async function RolesPage(props: LanguageProps) {
  const data = await loadFor(props);
  const { site, words, language } = data;
  const trail = trailTo(data, { label: words.navigation.roles });
  return (
    <PageShell {...frameOf(data, rolesPath(language), trail)} section="roles" isSectionStart>
      <RoleIndex roles={site.roles} words={words} language={language} />
    </PageShell>
  );
}
