import { getAddress, hasSiteAddress, reportAddress } from '@/lib/settings';
import { reportHref } from '@/lib/share/report';

export const dynamic = 'force-static';

/** The file expires on this day. A test fails a month earlier: reread .github/SECURITY.md, then set a later day. */
const expires = '2027-10-31';

/**
 * Where to report a vulnerability, as RFC 9116 defines. It requires a contact, so a build without one removes the
 * file (scripts/finalize-export.ts).
 */
export const GET = () =>
  new Response(
    [
      ...(reportAddress === undefined ? [] : [`Contact: ${reportHref(reportAddress)}`]),
      `Expires: ${expires}T00:00:00.000Z`,
      'Preferred-Languages: en',
      ...(hasSiteAddress ? [`Canonical: ${getAddress('/.well-known/security.txt')}`] : []),
      '',
    ].join('\n'),
    { headers: { 'Content-Type': 'text/plain; charset=utf-8' } },
  );
