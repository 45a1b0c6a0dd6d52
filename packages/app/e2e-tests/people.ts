import {
  expect,
  type Browser,
  type BrowserContext,
  type Page,
} from '@playwright/test';

/** A person in a browser of their own. */
export interface Visitor {
  page: Page;
  context: BrowserContext;
}

/** Opens a browser, goes to an address of the portal, and signs in by name. */
export async function visitAt(
  browser: Browser,
  address: string,
  name: string,
  options: { colorScheme?: 'light' | 'dark' } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    colorScheme: options.colorScheme ?? 'light',
  });
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('button', { name, exact: true }).click();
  return { page, context };
}

/** Opens a browser, signs in by name, and goes to the release-train tab of a component. */
export async function visit(
  browser: Browser,
  portalUrl: string,
  name: string,
  options: { colorScheme?: 'light' | 'dark'; component?: string } = {},
): Promise<Visitor> {
  const { component = 'explorer' } = options;
  const visitor = await visitAt(
    browser,
    `${portalUrl}/catalog/default/component/${component}/release-train`,
    name,
    options,
  );
  await expect(
    visitor.page.getByRole('region', { name: 'Release train run' }),
  ).toBeVisible();
  return visitor;
}

/** Says of every manual test case of the candidate that it has passed. */
export async function tickEverything(page: Page): Promise<void> {
  const panel = page.getByRole('region', { name: 'Manual test cases' });
  const results = panel.getByRole('combobox');
  await expect(results.first()).toBeEnabled();
  for (let i = 0; i < (await results.count()); i++) {
    await results.nth(i).selectOption('passed');
    await expect(results.nth(i)).toHaveValue('pass');
  }
}
