// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type IgnoredPart,
  type KnownIds,
  mostPriorities,
  type View,
  wholeView,
} from '@/lib/domain/comparison';
import { groupIds, rowDefinitions } from '@/lib/domain/rows';
import {
  decodeView,
  encodeView,
  longestLink,
  type Migration,
  migrations,
  type ViewAddress,
} from '@/lib/share/view-link';
import { layOutPage, showAddress } from './view-page';

/** All ids of the site, and a second place: a page starts with the first. */
const known: KnownIds = {
  groups: groupIds,
  rows: rowDefinitions.map(({ id }) => id),
  places: ['us', 'us-fl'],
};
const whole = wholeView(known);

const decode = (address: Partial<ViewAddress>, changes?: readonly Migration[]) =>
  decodeView({ search: '', hash: '', ...address }, known, changes);

describe('a link to a view', () => {
  it('is empty for the default view', () => {
    expect(encodeView(whole, known)).toEqual({ search: '', hash: '' });
    expect(decode({})).toEqual({ view: whole, asOf: undefined, ignored: [] });
  });

  it('keeps its keys in one order, with the reader’s own choices in the fragment', () => {
    const view: View = {
      differencesOnly: true,
      groups: ['glance', 'pay'],
      place: 'us-fl',
      priorities: ['pay', 'school'],
      at: 'pay',
    };
    expect(encodeView(view, known, '2026-11-25')).toEqual({
      search: '?d=1&g=glance.pay&place=us-fl&asof=2026-11-25',
      hash: '#p=pay.school&at=pay',
    });
  });

  it('leads to a row by a plain fragment if nothing is picked', () => {
    expect(encodeView({ ...whole, at: 'pay' }, known).hash).toBe('#pay');
    expect(decode({ hash: '#pay' }).view.at).toBe('pay');
  });

  it('is never longer than a link may be, whatever is chosen', () => {
    const long = [...known.rows].sort((one, two) => two.length - one.length);
    const view: View = {
      differencesOnly: true,
      groups: known.groups.slice(1),
      place: 'us-fl',
      priorities: long.slice(0, mostPriorities),
      at: long[0],
    };
    const { search, hash } = encodeView(view, known, '2026-11-25');
    expect(search.length + hash.length).toBeLessThan(300);
    expect(longestLink).toBeLessThanOrEqual(2000);
  });
});

describe('an odd link', () => {
  const only: View = { ...whole, differencesOnly: true };
  const two: View = { ...whole, groups: ['glance', 'pay'] };
  const florida: View = { ...whole, place: 'us-fl' };
  const picked = (...rows: View['priorities']): View => ({ ...whole, priorities: rows });
  const cases: readonly (readonly [string, View, readonly IgnoredPart[], string])[] = [
    ['', whole, [], 'nothing at all'],
    ['?d=1', only, [], 'the link itself'],
    ['d=1', only, [], 'without its question mark'],
    ['?d=%31', only, [], 'escaped without need'],
    ['?d=+1+', only, [], 'with spaces around the value'],
    ['?d=0', whole, [], 'the default said aloud'],
    ['?d=%2531', whole, ['differences'], 'escaped twice'],
    ['?d=1&d=0', only, ['differences'], 'a key twice: the first counts'],
    ['?d=0&d=1', whole, ['differences'], 'a key twice the other way round'],
    ['?d=true', whole, ['differences'], 'a word for a digit'],
    ['?d=2', whole, ['differences'], 'another digit'],
    ['?d=', whole, ['differences'], 'no value'],
    ['?d', whole, ['differences'], 'not even an equals sign'],
    ['?=1', whole, [], 'no key'],
    ['?D=1', whole, [], 'a key in capitals is none of ours'],
    ['??d=1', whole, [], 'two question marks'],
    ['?fbclid=IwY2xjawM', whole, [], 'a mark of a social network'],
    ['?fbclid=abc&d=1', only, [], 'such a mark before a choice'],
    ['?d=1&utm_source=mail&utm_medium=email&utm_campaign=d%3D0', only, [], 'marks of a newsletter'],
    ['?gclid=a&gad_source=1&wbraid=b&msclkid=c', whole, [], 'marks of advertisements'],
    ['?igsh=a&si=b&mc_cid=c&mc_eid=d&_hsenc=e&ref=f', whole, [], 'marks of other senders'],
    ['?source=1&dd=1&gg=pay&places=us-fl', whole, [], 'keys that begin like ours'],
    ['?__proto__=1&constructor=1', whole, [], 'names of the language itself'],
    ['?d=%', whole, ['differences'], 'a lone percent sign'],
    ['?d=%E0%A4%A', whole, ['differences'], 'an escape cut short'],
    ['?d=%00', whole, ['differences'], 'a NUL'],
    ['?d=1%E2%80%AE', whole, ['differences'], 'a sign that turns the direction'],
    ['?d=１', whole, ['differences'], 'a digit of another width'],
    ['?d=<script>', whole, ['differences'], 'markup'],
    ['?d=1;x=2', whole, ['differences'], 'a semicolon between keys'],
    [`?${'&'.repeat(1500)}`, whole, [], 'nothing but separators'],
    [`?d=1&fbclid=${'a'.repeat(3000)}`, only, [], 'a mark that is longer than any link of ours'],
    [`?d=1#p=${'a'.repeat(3000)}`, only, ['rows'], 'a row of 3,000 letters'],

    ['?v=1', whole, [], 'the version said aloud'],
    ['?v=2&d=1', only, ['version'], 'a version of the future'],
    ['?v=-1', whole, ['version'], 'a version below none'],
    ['?v=NaN', whole, ['version'], 'a version that is no number'],
    ['?v=1e9', whole, ['version'], 'a version beyond all'],

    ['?g=glance.pay', two, [], 'two groups'],
    ['?g=pay.glance', two, [], 'in another order: the order is that of the table'],
    ['?g=PAY.%20Glance', two, [], 'in capitals and with a space'],
    ['?g=pay&g=glance', { ...whole, groups: ['pay'] }, ['groups'], 'a list in two keys'],
    ['?g=glance.glance.pay', two, ['groups'], 'a group twice'],
    ['?g=glance,pay', whole, ['groups'], 'a comma between ids'],
    ['?g=glance%2Epay', two, [], 'an escaped separator'],
    ['?g=glance.nope.pay', two, ['groups'], 'a group that is not there'],
    ['?g=nope', whole, ['groups'], 'no group that is there: all are shown'],
    ['?g=', whole, ['groups'], 'an empty list: all are shown'],
    ['?g=.', whole, ['groups'], 'nothing between separators'],
    [`?g=${groupIds.join('.')}`, whole, [], 'all groups by name'],
    ['?g=__proto__.constructor', whole, ['groups'], 'groups named like the language itself'],
    [`?g=${'a'.repeat(1900)}`, whole, ['groups'], 'one id of 1,900 letters'],

    ['?place=us-fl', florida, [], 'a place'],
    ['?place=US-FL', florida, [], 'a place in capitals'],
    ['?place=us', whole, [], 'the usual place said aloud'],
    ['?place=us-zz', whole, ['place'], 'a place that is not there'],
    ['?place=us-fl.us', florida, [], 'two places: the first counts'],
    ['?place=', whole, ['place'], 'no place'],
    ['?place=../../etc/passwd', whole, ['place'], 'a path'],

    ['?asof=2026-02-30', whole, ['date'], 'a day that is not on the calendar'],
    ['?asof=11/25/2026', whole, ['date'], 'a day in another form'],
    ['?asof=0000-00-00', whole, ['date'], 'no day'],
    ['?asof=yesterday', whole, ['date'], 'a word for a day'],

    ['#p=pay.school', picked('pay', 'school'), [], 'two rows, in the reader’s order'],
    ['#p=school.pay', picked('school', 'pay'), [], 'in the other order'],
    ['#p=pay.pay', picked('pay'), ['rows'], 'a row twice'],
    ['#p=pay.nope', picked('pay'), ['rows'], 'a row that is not there'],
    ['#p=', whole, ['rows'], 'no row'],
    [
      '#p=pay.school.clients.tasks.jobs.remote',
      picked('pay', 'school', 'clients', 'tasks', 'jobs'),
      ['rows'],
      'six rows: the first five count',
    ],
    ['#p=pay&at=school', { ...picked('pay'), at: 'school' }, [], 'picks and a row to go to'],
    ['#at=school&p=pay', { ...picked('pay'), at: 'school' }, [], 'the other way round'],
    ['#at=school', { ...whole, at: 'school' }, [], 'a row to go to by its key'],
    ['#at=nope', whole, ['rows'], 'a row to go to that is not there'],
    ['#p=pay&x=1', picked('pay'), [], 'a personal key of others'],
    ['#p=pay.school&utm_source=mail', picked('pay', 'school'), [], 'a mark behind the picks'],
    ['#p=pay.school?utm_source=mail', picked('pay', 'school'), [], 'a mark with its own sign'],
    ['#p=pay&at=school:~:text=degree', { ...picked('pay'), at: 'school' }, [], 'a link to a text'],
    ['#:~:text=Half%20of,year', whole, [], 'nothing but a link to a text'],
    ['#pay:~:text=Half%20of', { ...whole, at: 'pay' }, [], 'a row and a link to a text'],
    ['#fbclid', whole, [], 'a mark as a fragment'],
    ['#fbclid=abc', whole, [], 'a mark with its value as a fragment'],
    ['#xtor=RSS-1', whole, [], 'a mark of a news reader'],
    ['#p=pay&p=school', picked('pay'), ['rows'], 'picks twice: the first count'],
    ['#p=р\u0430y', whole, ['rows'], 'letters of another alphabet'],
    ['#p=%', whole, ['rows'], 'a lone percent sign among picks'],
    ['#p=<img src=x onerror=alert(1)>', whole, ['rows'], 'markup among picks'],
    ['?p=pay', whole, [], 'a key of the fragment in the query is a key of others'],
    ['#d=1', whole, [], 'a choice of the page behind the fragment sign'],
    ['#pay', { ...whole, at: 'pay' }, [], 'a plain fragment'],
    ['#PAY', { ...whole, at: 'pay' }, [], 'a plain fragment in capitals'],
    ['#%', whole, [], 'a fragment that is no anchor'],
    ['#<img>', whole, [], 'markup as a fragment'],
    ['#group-pay', whole, [], 'another anchor of the page'],
    ['#unknown', whole, [], 'an anchor of no page'],
  ];

  it.each(cases)('%s is read as meant (%#)', (address, view, ignored) => {
    const at = address.indexOf('#');
    const search = at < 0 ? address : address.slice(0, at);
    const hash = at < 0 ? '' : address.slice(at);
    expect(decode({ search, hash })).toEqual({ view, asOf: undefined, ignored });
  });

  it('of 400 KB is read at once, and a repeated key is reported once', () => {
    const repeated = decode({ search: `?${'d=1&'.repeat(100_000)}` });
    expect(repeated).toEqual({ view: only, asOf: undefined, ignored: ['differences'] });
    const hash = `#p=${'pay.'.repeat(100_000)}`;
    expect(decode({ hash })).toEqual({ view: picked('pay'), asOf: undefined, ignored: ['rows'] });
  });

  it('is encoded again without the keys of others', () => {
    const { view } = decode({ search: '?fbclid=abc&d=1&utm_source=x', hash: '#p=pay&fbclid=abc' });
    expect(encodeView(view, known)).toEqual({ search: '?d=1', hash: '#p=pay' });
  });
});

describe('the day on which a link was copied', () => {
  it('is decoded, and encoded only if given', () => {
    expect(decode({ search: '?asof=2026-11-25' }).asOf).toBe('2026-11-25');
    expect(encodeView(whole, known, '2026-11-25').search).toBe('?asof=2026-11-25');
    expect(encodeView(whole, known).search).toBe('');
  });
});

describe('an id that has changed since a link was shared', () => {
  const renamed = (kind: string, from: string, to: string) => (of: string, id: string) =>
    of === kind && id === from ? to : id;
  const changes: readonly Migration[] = [
    { date: '2027-03-01', why: 'a plainer word', rename: renamed('row', 'wage', 'salary') },
    { date: '2027-06-01', why: 'the word of the tables', rename: renamed('row', 'salary', 'pay') },
    { date: '2027-06-01', why: 'shorter', rename: renamed('group', 'in-short', 'glance') },
    { date: '2027-06-01', why: 'shorter', rename: renamed('place', 'florida', 'us-fl') },
  ];

  it('is read as the current id, through every migration in order', () => {
    const { view, ignored } = decode(
      { search: '?g=in-short&place=florida', hash: '#p=wage.school&at=salary' },
      changes,
    );
    expect(ignored).toEqual([]);
    expect(view).toEqual({
      ...whole,
      groups: ['glance'],
      place: 'us-fl',
      priorities: ['pay', 'school'],
      at: 'pay',
    });
    expect(decode({ hash: '#wage' }, changes).view.at).toBe('pay');
  });

  it('counts as one pick together with the current id', () => {
    const { view, ignored } = decode({ hash: '#p=wage.pay' }, changes);
    expect(view.priorities).toEqual(['pay']);
    expect(ignored).toEqual(['rows']);
  });

  it('belongs to its own kind', () => {
    expect(decode({ search: '?g=wage' }, changes).ignored).toEqual(['groups']);
  });

  it('is encoded with the current id', () => {
    const { view } = decode({ hash: '#p=wage' }, changes);
    expect(encodeView(view, known).hash).toBe('#p=pay');
  });

  it('has a dated entry with its reason, in date order', () => {
    const days = migrations.map(({ date }) => date);
    expect(days).toEqual([...days].sort());
    for (const { date, why } of migrations) {
      expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(why).not.toBe('');
    }
  });
});

describe('the script that shows a view before the table is drawn', () => {
  const root = document.documentElement;
  beforeEach(() => layOutPage(known));

  const isHidden = (selector: string) =>
    document.querySelector<HTMLElement>(selector)?.hidden ?? true;

  it('hides rows if only React can apply the view in the URL', () => {
    for (const address of ['/en/x/', '/en/x/#pay', '/en/x/?d=1', '/en/x/?d=1&g=glance.pay#pay']) {
      delete root.dataset.pending;
      showAddress(address);
      expect(root.dataset.pending, address).toBeUndefined();
    }
    for (const address of ['#p=pay', '?asof=2026-11-25', '?place=us-fl', '?d=1&d=1', '?g=nope']) {
      delete root.dataset.pending;
      showAddress(`/en/x/${address}`);
      expect(root.dataset.pending, address).toBe(address.includes('place') ? 'place' : '');
    }
  });

  it('shows the line about shared views for copied links only', () => {
    for (const address of [
      '',
      '?d=1',
      '?place=us-fl',
      '?asof=2026-11-25',
      '?asof=2026-11-25#pay',
    ]) {
      showAddress(`/en/x/${address}`);
      expect(isHidden('[data-shared]'), address).toBe(true);
    }
    for (const address of ['?d=1&asof=2026-11-25', '?asof=2026-11-25#p=pay']) {
      layOutPage(known);
      showAddress(`/en/x/${address}`);
      expect(isHidden('[data-shared]'), address).toBe(false);
    }
  });

  it('ignores the keys of others: no view, nothing that waits, no reason to hydrate', () => {
    let asked = 0;
    const count = () => {
      asked += 1;
    };
    window.addEventListener('view', count);
    const marks = ['?fbclid=abc', '?utm_source=d%3D1&gclid=b', '?D=1', '?source=1', '?&&', '?='];
    for (const address of [...marks, '#fbclid=abc', '#:~:text=pay', '#xp=pay']) {
      layOutPage(known);
      const shown = showAddress(`/en/x/${address}`);
      expect(shown, address).toEqual({ differencesOnly: false, groups: groupIds, place: 'us' });
      expect(root.dataset.pending, address).toBeUndefined();
      expect(root.dataset.viewApplied, address).not.toBe('1');
      expect(isHidden('[data-shared]'), address).toBe(true);
    }
    expect(root.dataset.viewApplied).toBe('0');
    showAddress('/en/x/?fbclid=abc');
    expect(root.dataset.viewApplied).toBe('');
    expect(asked).toBe(0);
    for (const address of ['?fbclid=abc&d=1', '?d=1#fbclid=abc', '?v=2', '#p=pay', '#at=pay']) {
      showAddress(`/en/x/${address}`);
      expect(root.dataset.viewApplied, address).toBe('1');
    }
    expect(asked).toBe(5);
    layOutPage(known);
    showAddress('/en/x/?fbclid=abc&d=1&utm_source=x');
    expect(root.dataset.pending).toBeUndefined();
    window.removeEventListener('view', count);
  });

  it('leads back only to a page of this site that the reader came from', () => {
    const from = (referrer: string) => {
      document.querySelector<HTMLElement>('[data-back]')?.setAttribute('hidden', '');
      Object.defineProperty(document, 'referrer', { value: referrer, configurable: true });
      showAddress('/en/x/');
      return isHidden('[data-back]')
        ? undefined
        : document.querySelector<HTMLAnchorElement>('[data-back] a')?.href;
    };
    expect(from('')).toBeUndefined();
    expect(from('https://elsewhere.example/en/faq/')).toBeUndefined();
    expect(from('http://localhost:3000/en/x/?d=1')).toBeUndefined();
    expect(from('http://localhost:3000/en/faq/')).toBe('http://localhost:3000/en/faq/');
    expect(from('http://localhost:3000/')).toBe('http://localhost:3000/');
  });
});
