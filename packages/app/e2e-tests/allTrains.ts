import { expect, type Browser } from '@playwright/test';
import { expectNoViolations } from './expectNoViolations';
import { visit } from './people';
import { picture } from './picture';

/** The tabs of the page, and something that is on each once it has been read. */
const TABS = [
  { path: 'board', title: 'Board', shows: 'single-cell' },
  { path: 'calendar', title: 'Calendar', shows: 'Subscribe…' },
  { path: 'history', title: 'History', shows: 'Asked for' },
  { path: 'figures', title: 'Figures', shows: 'Deployment frequency' },
  { path: 'rehearsal', title: 'Rehearsal', shows: 'What would happen' },
];

/** The tabs that the documentation shows. */
const PICTURED = ['board', 'calendar', 'figures'];

/** Goes through every tab of the page over all trains, by keyboard, and looks at it with axe. */
export async function lookAtAllTrains(
  browser: Browser,
  portalUrl: string,
  { pictures }: { pictures: boolean },
): Promise<void> {
  const { page, context } = await visit(browser, portalUrl, 'Bo Example');
  await page.goto(`${portalUrl}/release-train`);
  for (const { path, title, shows } of TABS) {
    const tab = page.getByRole('tab', { name: title, exact: true });
    await tab.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/release-train/${path}$`));
    const main = page.locator('main, article').first();
    await expect(main).toContainText(shows, { timeout: 20_000 });
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    if (pictures && PICTURED.includes(path)) {
      await picture(page, `all-trains-${path}`);
    }
    await expectNoViolations(page, main);
  }
  await context.close();
}
