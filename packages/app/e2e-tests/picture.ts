import { join, resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';

const PICTURES = resolve(__dirname, '../../../docs/images');

/**
 * Takes the pictures of the documentation, in both themes, when they are asked for: the whole page,
 * or as much of it as is asked for.
 */
export async function picture(
  page: Page,
  name: string,
  part?: {
    /** What is at the top; the top of the page by default. */
    from?: Locator;
    /** In pixels. */
    height: number;
  },
): Promise<void> {
  if (!process.env.SIGNALBOX_PICTURES) return;
  const viewport = page.viewportSize()!;
  if (part) await page.setViewportSize({ ...viewport, height: part.height });
  await page.mouse.move(0, 0);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForTimeout(500);
    if (part) {
      const top = part.from ?? page.locator('body');
      await top.evaluate(element =>
        window.scrollTo(
          0,
          element.getBoundingClientRect().top + window.scrollY - 12,
        ),
      );
    }
    await page.screenshot({
      path: join(PICTURES, `${name}-${colorScheme}.png`),
      fullPage: !part,
    });
  }
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}
