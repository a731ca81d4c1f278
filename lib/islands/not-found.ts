import { start } from '@/components/shell/nearest-page';
import { plainEntry } from './entry';

export default plainEntry('not-found', start);
