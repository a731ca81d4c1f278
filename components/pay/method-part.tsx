import type { MethodPart as Part } from '@/lib/pay/ranges';
import './pay.css';

/** Explains the sentence on the overlap in the whole US, step by step. */
export function MethodPart({ part: { lead, steps } }: { part: Part }) {
  return (
    <div className="part pay-part prose">
      <p>{lead}</p>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}
