import { describe, expect, it } from 'vitest';
import { sumAnswers } from '@/bench/parts/bytes';
import { type Report, summarise } from '@/bench/parts/lighthouse';
import { readWrk } from '@/bench/parts/server';

describe('a first visit', () => {
  const page = { path: '/en/', status: 200, bytes: 100 };

  it('is everything that was sent, without the icon', () => {
    const script = { path: '/a.js', status: 200, bytes: 20 };
    const icon = { path: '/icon.svg', status: 200, bytes: 7 };
    expect(sumAnswers('/en/', [page, script, icon])).toEqual({
      bytes: 120,
      requests: 2,
      html: 100,
      icon: 7,
    });
  });

  it('is no visit where a file of the page is missing', () => {
    const lost = { path: '/lost.js', status: 404, bytes: 10 };
    expect(() => sumAnswers('/en/', [page, lost])).toThrow('/en/ asks for /lost.js');
  });

  it('may lack an icon', () => {
    const icon = { path: '/favicon.ico', status: 404, bytes: 10 };
    expect(sumAnswers('/en/', [page, icon]).bytes).toBe(100);
  });
});

const wrk = (more: string) => `Running 8s test @ http://127.0.0.1:1/
  1 threads and 64 connections
  Latency Distribution
     50%    1.50ms
     75%    1.80ms
     90%    2.00ms
     99%  900.00us
  100 requests in 8.00s, 1.00MB read
${more}Requests/sec:  12345.67
Transfer/sec:      1.00MB
`;

describe('what wrk says', () => {
  it('is read, in milliseconds whatever its unit', () => {
    expect(readWrk(wrk(''))).toEqual({
      perSecond: 12345.67,
      latency50: 1.5,
      latency99: 0.9,
      errors: 0,
    });
  });

  it('counts other answers and failed connections as errors', () => {
    const bad =
      '  Socket errors: connect 1, read 2, write 3, timeout 4\n  Non-2xx or 3xx responses: 5\n';
    expect(readWrk(wrk(bad)).errors).toBe(15);
  });

  it('is refused where there is no figure in it', () => {
    expect(() => readWrk('unable to connect to 127.0.0.1:1 Connection refused')).toThrow(
      'wrk said',
    );
  });
});

const report = (performance: number | null, fcp: number): Report => ({
  categories: {
    performance: { score: performance, auditRefs: [{ id: 'slow', weight: 10 }] },
    accessibility: { score: 1, auditRefs: [] },
    'best-practices': { score: 1, auditRefs: [] },
    seo: { score: 1, auditRefs: [] },
  },
  audits: {
    slow: { title: 'It is slow', score: performance },
    'first-contentful-paint': { title: '', score: 1, numericValue: fcp },
    'largest-contentful-paint': { title: '', score: 1, numericValue: 700 },
    'total-blocking-time': { title: '', score: 1, numericValue: 0 },
    'cumulative-layout-shift': { title: '', score: 1, numericValue: 0 },
  },
});

describe('several reports of Lighthouse on a page', () => {
  it('give the least score and the middle time', () => {
    const { scores, timings } = summarise([report(1, 600), report(0.97, 640), report(1, 610)]);
    expect(scores).toEqual({
      performance: 97,
      accessibility: 100,
      'best-practices': 100,
      seo: 100,
    });
    expect(timings.fcp).toEqual({ median: 610, least: 600, most: 640, runs: 3 });
  });

  it('name what cost a point, once', () => {
    expect(summarise([report(0.5, 600), report(0.5, 600)]).lost).toEqual(['It is slow']);
    expect(summarise([report(1, 600)]).lost).toEqual([]);
  });

  it('are refused where a category has no score or a time is missing', () => {
    expect(() => summarise([report(null, 600)])).toThrow('no score for performance');
    const { categories } = report(1, 600);
    expect(() => summarise([{ categories, audits: {} }])).toThrow('did not measure fcp');
  });
});
