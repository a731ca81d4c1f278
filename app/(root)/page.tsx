import { Home, homeMetadata } from '@/app/home';
import { defaultLanguage } from '@/lib/i18n/languages';

export const generateMetadata = () => homeMetadata(defaultLanguage);

export default function RootPage() {
  return <Home language={defaultLanguage} />;
}
