import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';

const PICTURES = resolve(__dirname, '../../../docs/images');

/** Takes the pictures of the documentation, in both themes, when they are asked for. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.SIGNALBOX_PICTURES) return;
  await page.mouse.move(0, 0);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForTimeout(500);
    await page.screenshot({
      path: join(PICTURES, `${name}-${colorScheme}.png`),
      fullPage: true,
    });
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}
