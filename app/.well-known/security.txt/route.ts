import { addressOf, hasSiteAddress, reportAddress } from '@/lib/settings';
import { reportHref } from '@/lib/share/report';

export const dynamic = 'force-static';

/** The last day of this file. A test fails a month before it: read .github/SECURITY.md, then move it on. */
const expires = '2027-10-31';

/**
 * Where to report a weakness, in the form of RFC 9116. It asks for a contact: a build without one leaves
 * the file out (scripts/quiet-export.ts).
 */
export const GET = () =>
  new Response(
    [
      ...(reportAddress === undefined ? [] : [`Contact: ${reportHref(reportAddress)}`]),
      `Expires: ${expires}T00:00:00.000Z`,
      'Preferred-Languages: en',
      ...(hasSiteAddress ? [`Canonical: ${addressOf('/.well-known/security.txt')}`] : []),
      '',
    ].join('\n'),
    { headers: { 'Content-Type': 'text/plain; charset=utf-8' } },
  );
