import { expect, type Browser, type Page } from '@playwright/test';

/** The sandbox as whoever plays the outside world uses it. */
export class World {
  constructor(private readonly url: string) {}

  async call(path: string, body: object): Promise<any> {
    const response = await fetch(`${this.url}/control${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${text}`);
    return text ? JSON.parse(text) : undefined;
  }

  async ask(path: string): Promise<any> {
    const response = await fetch(`${this.url}/control${path}`);
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response.json();
  }

  async landForAll(): Promise<void> {
    for (const [member, count] of [
      ['infra', 1],
      ['data-portal', 2],
      ['explorer', 3],
    ] as const) {
      await this.call('/land', {
        repository: `example-org/single-cell-${member}`,
        count,
      });
    }
  }

  to(instant: string): Promise<void> {
    return this.call('/clock', { advanceTo: instant });
  }

  /** Moves the clock on, unless it is there already. */
  async notBefore(instant: string): Promise<void> {
    const { now } = await this.ask('/clock');
    if (Date.parse(now) < Date.parse(instant)) await this.to(instant);
  }

  /** What has been told in a channel, or to a person (`D0` and the name in capitals). */
  async told(browser: Browser, channel = 'single-cell-ops'): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(`${this.url}/slack/${channel}`);
    return page;
  }

  async expectTold(
    browser: Browser,
    text: string | RegExp,
    channel?: string,
  ): Promise<void> {
    const page = await this.told(browser, channel);
    await expect(async () => {
      await page.reload();
      await expect(
        page.getByRole('article').filter({ hasText: text }).first(),
      ).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    await page.close();
  }
}
