import {
  expect,
  type Browser,
  type Locator,
  type Page,
} from '@playwright/test';
import { expectNoViolations, expectNoViolationsIn } from './expectNoViolations';
import { visitAt, type Visitor } from './people';
import { picture } from './picture';

/** The tabs of the page over all rotations, and what is on each once it has been read. */
const TABS = [
  { path: 'roster', title: 'Roster', shows: 'Single Cell' },
  { path: 'my-shifts', title: 'My shifts', shows: 'You are on call' },
  { path: 'fairness', title: 'Fairness', shows: 'Weeks as primary' },
  { path: 'gaps', title: 'Gaps', shows: 'Nobody is missing' },
];

/** The tabs that the documentation shows, and how much of each. */
const PICTURED = new Map([
  ['roster', { height: 520 }],
  ['fairness', { height: 840 }],
]);

export const region = (within: Page | Locator, name: string | RegExp) =>
  within.getByRole('region', { name, exact: true });

/** One level of the band that says who is on call now. */
export const level = (page: Page, title: string) =>
  region(region(page, 'On call now'), title);

/** What was done, as the foot of the page says it. */
export const said = (page: Page, text: string) =>
  page.getByRole('status').filter({ hasText: text });

/** Opens a browser, signs in by name, and goes to the on-call tab of the explorer. */
export async function visitOnCall(
  browser: Browser,
  portalUrl: string,
  name: string,
  options: { colorScheme?: 'light' | 'dark' } = {},
): Promise<Visitor> {
  const visitor = await visitAt(
    browser,
    `${portalUrl}/catalog/default/component/explorer/on-call`,
    name,
    options,
  );
  await expect(region(visitor.page, 'On call now')).toBeVisible();
  await expect(visitor.page.getByRole('progressbar')).toHaveCount(0);
  return visitor;
}

/** Looks at the tab with axe, in both themes. */
export async function lookAtOnCallTab(page: Page): Promise<void> {
  await expectNoViolations(page, region(page, 'On call now'));
}

/** Opens a dialog by its button, and looks at it with axe. */
export async function openDialog(
  page: Page,
  button: Locator,
): Promise<Locator> {
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expectNoViolationsIn(page, '[role="dialog"]');
  return dialog;
}

/** Goes through every tab of the page over all rotations, by keyboard, and looks at it with axe. */
export async function lookAtAllRotations(
  browser: Browser,
  portalUrl: string,
  { pictures }: { pictures: boolean },
): Promise<void> {
  const { page, context } = await visitAt(
    browser,
    `${portalUrl}/on-call`,
    'Bo Example',
  );
  for (const { path, title, shows } of TABS) {
    const tab = page.getByRole('tab', { name: title, exact: true });
    await tab.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/on-call/${path}$`));
    const main = page.locator('main, article').first();
    await expect(main).toContainText(shows, { timeout: 20_000 });
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    const pictured = PICTURED.get(path);
    if (pictures && pictured) {
      await tab.blur();
      await picture(page, `on-call-${path}`, pictured);
    }
    await expectNoViolations(page, main);
  }
  await context.close();
}
