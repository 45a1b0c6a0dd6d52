import { expect, test, type Browser, type Page } from '@playwright/test';
import { expectNoViolations, expectNoViolationsIn } from './expectNoViolations';
import { tickEverything, visit } from './people';
import { startProduct, type Product } from './product';
import { World } from './world';

/** A Thursday, half an hour before the hold call of the first run that there is. */
const THURSDAY = '2026-03-05T15:30:00Z';
const REPOSITORY = 'example-org/single-cell-explorer';
const MEMBERS = ['infra', 'data-portal', 'explorer'];

const band = (page: Page) =>
  page.getByRole('region', { name: 'Release train run' });
const heading = (page: Page) => band(page).getByRole('heading', { level: 2 });

/** Two people of the team who did not write the candidate say LGTM on the tab of a component. */
async function twoLgtms(
  browser: Browser,
  product: Product,
  component: string,
  authors: string,
): Promise<void> {
  const names = ['Bo Example', 'Cy Example', 'Eli Example', 'Dee Example']
    // The page names an author as the catalog does: bo, or Bo Example.
    .filter(
      name => !authors.toLowerCase().includes(name.toLowerCase().split(' ')[0]),
    )
    .slice(0, 2);
  for (const name of names) {
    const { page, context } = await visit(browser, product.portalUrl, name, {
      component,
    });
    const approvals = page.getByRole('region', { name: /^Approvals/ });
    await approvals.getByRole('button', { name: 'LGTM', exact: true }).click();
    await expect(approvals).toContainText('You have said LGTM');
    await context.close();
  }
}

/** Everybody has tested: the test cases are ticked and there are two LGTMs on each component. */
async function testAndApprove(
  browser: Browser,
  product: Product,
): Promise<void> {
  for (const component of MEMBERS) {
    const ana = await visit(browser, product.portalUrl, 'Ana Example', {
      component,
    });
    const approvals = ana.page.getByRole('region', { name: /^Approvals/ });
    const authors = await approvals.getByText(/Not counted/).innerText();
    if (component !== 'infra') await tickEverything(ana.page);
    await ana.context.close();
    await twoLgtms(browser, product, component, authors);
  }
}

/** The page of a component says this of its run. */
async function expectHeading(
  browser: Browser,
  product: Product,
  component: string,
  text: string | RegExp,
): Promise<void> {
  const { page, context } = await visit(
    browser,
    product.portalUrl,
    'Bo Example',
    { component },
  );
  await expect(heading(page)).toContainText(text, { timeout: 60_000 });
  await context.close();
}

async function promoteTheTrain(page: Page): Promise<void> {
  const button = band(page).getByRole('button', { name: 'Promote to prod' });
  await expect(button).toBeEnabled({ timeout: 30_000 });
  await button.click();
  const dialog = page.getByRole('dialog');
  await expect(
    dialog.getByRole('radio', { name: /^The whole train/ }),
  ).toBeChecked();
  await expectNoViolationsIn(page, '[role="dialog"]');
  await dialog
    .getByRole('button', { name: 'Promote the train to prod' })
    .click();
  await expect(dialog).toBeHidden({ timeout: 20_000 });
}

test.describe('the two days of the seed', () => {
  let product: Product;
  let world: World;

  test.beforeAll(async () => {
    test.setTimeout(5 * 60_000);
    product = await startProduct({ from: THURSDAY, until: THURSDAY });
    world = new World(product.sandboxUrl);
    for (const member of MEMBERS) {
      await world.call('/speed', {
        repository: `example-org/single-cell-${member}`,
        speed: { queuedMs: 100, runMs: 300 },
      });
    }
  });
  test.afterAll(() => product?.stop());

  test('T1 a week from the hold call to production, and one in which the explorer fails', async ({
    browser,
  }) => {
    test.setTimeout(8 * 60_000);

    // Thursday, 08:00: the channel is asked what to wait for; Ana knows of something.
    await world.landForAll();
    await world.to('2026-03-05T16:00:30Z');
    await world.expectTold(browser, 'is there a pull request that the cut');
    const { number } = await world.call('/pulls', {
      repository: REPOSITORY,
      title: 'feat: Sort by date',
      author: 'engineer-2',
    });
    const ana = await visit(browser, product.portalUrl, 'Ana Example');
    const { page } = ana;
    await band(page).getByRole('button', { name: 'Hold…' }).click();
    const hold = page.getByRole('dialog');
    await hold
      .getByRole('textbox', { name: /Number of the pull request/ })
      .fill(`${number}`);
    await expectNoViolationsIn(page, '[role="dialog"]');
    await hold.getByRole('button', { name: 'Hold the cut' }).click();
    await expect(
      band(page).getByRole('list', { name: 'The cut waits for' }),
    ).toContainText(`#${number} feat: Sort by date`);
    await expectNoViolations(page);

    // 10:00: the cut waits; the hold lifts itself when the pull request is merged.
    await world.to('2026-03-05T18:01:00Z');
    await expect(band(page)).toContainText(
      `The cut waits for explorer #${number}.`,
      { timeout: 20_000 },
    );
    await world.call(`/pulls/${number}`, {
      repository: REPOSITORY,
      action: 'merge',
    });
    await expect(heading(page)).toContainText('Ready on Wednesday 10:00', {
      timeout: 60_000,
    });
    // The three are on staging, each by its own mechanism.
    for (const component of ['infra', 'data-portal']) {
      await expectHeading(
        browser,
        product,
        component,
        'Ready on Wednesday 10:00',
      );
    }
    await world.expectTold(browser, 'deployment to staging complete');

    // Six calendar days later, 08:00 in summer time: has everyone tested?
    await world.to('2026-03-11T15:00:30Z');
    await world.expectTold(browser, 'has everyone tested staging?');
    await testAndApprove(browser, product);

    // Before 10:00: promoted, in progress, complete with the notes.
    await world.to('2026-03-11T16:40:00Z');
    await promoteTheTrain(page);
    await expect(heading(page)).toContainText(/^Shipped/, { timeout: 90_000 });
    for (const component of ['infra', 'data-portal']) {
      await expectHeading(browser, product, component, /^Shipped/);
    }
    await world.expectTold(browser, 'deployment to prod complete');
    await world.expectTold(browser, 'Sort by date');

    // The next week, the explorer does not come up in production.
    await world.to('2026-03-12T15:30:00Z');
    await world.landForAll();
    await world.to('2026-03-12T17:00:30Z');
    await expect(heading(page)).toContainText('Ready on Wednesday 10:00', {
      timeout: 60_000,
    });
    for (const component of ['infra', 'data-portal']) {
      await expectHeading(
        browser,
        product,
        component,
        'Ready on Wednesday 10:00',
      );
    }
    await world.to('2026-03-18T15:00:30Z');
    await testAndApprove(browser, product);
    await world.to('2026-03-18T16:30:00Z');
    await world.call('/live/explorer/prod', { healthy: false });
    await promoteTheTrain(page);
    await expect(heading(page)).toContainText('Verifying prod', {
      timeout: 90_000,
    });
    await world.to('2026-03-18T16:40:00Z');
    await expect(band(page)).toContainText('Not verified', {
      timeout: 60_000,
    });

    // Rolled back: locked, vetoed, and told.
    await world.call('/live/explorer/prod', { healthy: true });
    await page.getByRole('button', { name: 'Actions on prod' }).click();
    await page.getByRole('menuitem', { name: 'Roll back…' }).click();
    const rollback = page.getByRole('dialog');
    await expect(rollback).toContainText('Migrations ran');
    await rollback
      .getByRole('textbox', { name: 'Why?' })
      .fill('It answers 500 to everybody');
    await expectNoViolationsIn(page, '[role="dialog"]');
    await rollback.getByRole('button', { name: 'Roll back prod' }).click();
    await expect(rollback).toBeHidden({ timeout: 20_000 });
    await expect(heading(page)).toContainText('Rolled back', {
      timeout: 60_000,
    });
    const prod = page
      .getByRole('table', { name: /environments of this component/ })
      .getByRole('row', { name: /^prod/ });
    await expect(prod).toContainText('locked: Rolled back: It answers 500');
    await world.expectTold(browser, /ana rolls prod back from \w{7} to \w{7}/);
    await world.expectTold(browser, /is vetoed/);
    for (const component of ['infra', 'data-portal']) {
      await expectHeading(browser, product, component, /^Shipped/);
    }
    const history = page.getByRole('region', { name: 'History' });
    await expect(history).toContainText('shipped in part', {
      timeout: 30_000,
    });
    await expectNoViolations(page);
    await ana.context.close();
  });
});
