import { getWord } from '@/lib/domain/words';
import {
  columnHead,
  comparedRows,
  getBox,
  headBottom,
  homePair,
  rolePath,
  table,
  words,
} from './pages';
import { expect, test } from './test';

test.use({ viewport: { width: 375, height: 800 }, isMobile: true, hasTouch: true });

const { navigation, compare } = words;
const group = getWord(words.groups, 'pay');
const section = getWord(words.sections, 'outlook');

test('a job seeker with a phone learns the difference, looks closer and comes back', async ({
  page,
}) => {
  const [first, second] = homePair.roles;
  await page.goto('/');

  await test.step('The difference is told in the first screen', async () => {
    for (const role of [first, second]) {
      const { bottom } = await getBox(columnHead(page, role), role.name);
      expect.soft(bottom, `lower edge of the head ${role.name}`).toBeLessThanOrEqual(800);
    }
    const difference = comparedRows(page).first().getByRole('cell').last();
    const { bottom } = await getBox(difference, 'the first difference');
    expect.soft(bottom, 'lower edge of the first difference').toBeLessThanOrEqual(800);
  });

  await test.step('The comparison opens', async () => {
    await page.getByRole('link', { name: words.home['door-compare'] }).tap();
    await expect(page).toHaveURL(homePair.path);
    await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
  });

  const payGroup = table(page).getByRole('rowheader', { name: group, exact: true });
  await test.step('The list of groups leads to pay', async () => {
    const list = page.getByRole('navigation', { name: compare.groups });
    await list.getByRole('link', { name: group, exact: true }).tap();
    await expect(payGroup).toBeInViewport();
    const { bottom } = await getBox(payGroup, 'the heading of the group');
    expect(bottom).toBeGreaterThan(await headBottom(page));
  });

  await test.step('The head of a column leads to the role', async () => {
    await columnHead(page, first).tap();
    await expect(page).toHaveURL(rolePath(first));
    await expect(page.getByRole('heading', { level: 1, name: first.name })).toBeInViewport();
  });

  await test.step('The list of contents leads to pay and outlook', async () => {
    const contents = page.getByRole('navigation', { name: navigation['on-this-page'] });
    await contents.getByRole('link', { name: section, exact: true }).tap();
    await expect(
      page.getByRole('heading', { level: 2, name: section, exact: true }),
    ).toBeInViewport();
  });

  await test.step('The Back button leads to the same place of the comparison', async () => {
    await page.goBack();
    await expect(page).toHaveURL(rolePath(first));
    await page.goBack();
    await expect(page).toHaveURL(`${homePair.path}#group-pay`);
    await expect(payGroup).toBeInViewport();
  });
});
