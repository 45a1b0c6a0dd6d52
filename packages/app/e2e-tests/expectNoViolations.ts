import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Checks the content of the page (not the frame that Backstage brings) with axe. */
export async function expectNoViolations(
  page: Page,
  within = 'article, main',
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
