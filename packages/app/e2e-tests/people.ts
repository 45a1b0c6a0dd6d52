import {
  expect,
  type Browser,
  type BrowserContext,
  type Page,
} from '@playwright/test';

const PAGE = '/catalog/default/component/explorer/release-train';

/** A person in a browser of their own. */
export interface Visitor {
  page: Page;
  context: BrowserContext;
}

/** Opens a browser, signs in by name, and goes to the release-train tab of the explorer. */
export async function visit(
  browser: Browser,
  portalUrl: string,
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
  await page.goto(`${portalUrl}${PAGE}`);
  await page.getByRole('button', { name, exact: true }).click();
  await expect(
    page.getByRole('region', { name: 'Release train run' }),
  ).toBeVisible();
  return { page, context };
}
