import { describeWith } from '@/app/describe-page';
import { type LanguageProps, loadFor, pageFrame } from '@/app/page-data';
import { RoleIndex } from '@/components/role/role-index';
import { PageShell } from '@/components/shell/page-shell';

export const generateMetadata = describeWith('roles', ({ words }) => words.roles);

export default async function RolesPage(props: LanguageProps) {
  const data = await loadFor(props);
  const { site, words, language } = data;
  return (
    <PageShell {...pageFrame(data, 'roles')}>
      <RoleIndex roles={site.roles} words={words} language={language} />
    </PageShell>
  );
}
