import type { Language } from '@/lib/i18n/languages';
import type { EmployersPart as Part } from '@/lib/pay/employers';
import { PartSource } from './part-source';
import { PartTable } from './part-table';

/** Where the people of each job work, and their published pay there. */
export function EmployersPart({ part, language }: { part: Part; language: Language }) {
  const { absences, table, unpublished, pay, payPeriod, payAbsences, source } = part;
  return (
    <div className="part">
      {absences.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {table !== undefined && <PartTable table={table} stacks />}
      {unpublished.map((text) => (
        <p key={text} className="note">
          {text}
        </p>
      ))}
      {payPeriod !== undefined && <p>{payPeriod}</p>}
      {pay.map((one) => (
        <PartTable key={one.caption} table={one} digits />
      ))}
      {payAbsences.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <PartSource source={source} language={language} />
    </div>
  );
}
