import { start } from '@/components/faq/search';
import { plainEntry } from './entry';

export default plainEntry('faq', start);
