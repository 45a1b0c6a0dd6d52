import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

/** Checks a part of the page with axe, in the theme that it is in. */
export async function expectNoViolationsIn(
  page: Page,
  within: string,
): Promise<void> {
  // Half faded in, every text has too little contrast.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(animation => !(animation instanceof CSSTransition)),
  );
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => ({
      id,
      where: nodes.map(node => node.target.join(' ')),
    })),
  ).toEqual([]);
}

/**
 * Checks the content of the page (not the frame that Backstage brings) with axe, in both themes:
 * the portal follows what the browser prefers. An open dialog would not survive the change. It is
 * checked when `shown` is there again; on the tab, that is the run.
 */
export async function expectNoViolations(
  page: Page,
  shown: Locator = page.getByRole('region', { name: 'Release train run' }),
): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForTimeout(500);
    await expect(shown).toBeVisible();
    await expectNoViolationsIn(page, 'article, main');
  }
}
