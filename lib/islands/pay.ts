import { start } from '@/components/pay/start';
import { plainEntry } from './entry';

export default plainEntry('pay', start);
