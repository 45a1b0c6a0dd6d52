import { expect, test, type Browser, type Page } from '@playwright/test';
import { lookAtAllTrains } from './allTrains';
import { expectNoViolations, expectNoViolationsIn } from './expectNoViolations';
import { lookAtAllRotations, lookAtOnCallTab, visitOnCall } from './onCall';
import { tickEverything, visit, type Visitor } from './people';
import { picture } from './picture';
import { startProduct, type Product } from './product';

/** A Monday: the run of Thursday the 19th soaks, and nobody has said a word on it. */
const STORY = { from: '2026-03-02T14:00:00Z', until: '2026-03-23T16:00:00Z' };

const band = (page: Page) =>
  page.getByRole('region', { name: 'Release train run' });
const approvals = (page: Page) =>
  page.getByRole('region', { name: /^Approvals/ });
const promote = (page: Page) =>
  band(page).getByRole('button', { name: 'Promote to prod' });
const prod = (page: Page) =>
  page
    .getByRole('table', { name: /environments of this component/ })
    .getByRole('row', { name: /^prod/ });

/** The weekday and time that the visitor of the sandbox's page asks for. */
async function moveClock(
  browser: Browser,
  sandboxUrl: string,
  button: string,
): Promise<void> {
  const page = await browser.newPage();
  await page.goto(sandboxUrl);
  await page.getByRole('button', { name: button }).click();
  await expect(
    page.getByRole('region', { name: 'Clock' }).locator('.clock'),
  ).toContainText(/Wed.*09:55/);
  await page.close();
}

/** What the two frontends have in common: from refused to shipped, by three people. */
async function liveThePromotion(
  browser: Browser,
  product: Product,
  pictures: boolean,
): Promise<Visitor> {
  const { portalUrl, sandboxUrl } = product;
  const ana = await visit(browser, portalUrl, 'Ana Example');
  const { page } = ana;
  const heading = band(page).getByRole('heading', { level: 2 });
  await expect(heading).toContainText('Ready on Wednesday 10:00');
  const shaLink = approvals(page)
    .getByRole('link', { name: /^[0-9a-f]{7}\b/ })
    .first();
  const sha = (await shaLink.innerText()).slice(0, 7);
  await expect(prod(page)).not.toContainText(sha);

  // Refused, with every reason beside the button.
  await expect(promote(page)).toBeDisabled();
  await expect(band(page)).toContainText('0 of 2 LGTMs');
  await expect(band(page)).toContainText('soak');
  await expectNoViolations(page);
  if (pictures) await picture(page, 'release-train-soaking');

  await moveClock(browser, sandboxUrl, 'to Wednesday 09:55');
  await expect(band(page)).not.toContainText('soak: 6', { timeout: 20_000 });
  await expect(band(page)).toContainText('0 of 2 LGTMs');
  await expect(promote(page)).toBeDisabled();

  // The API refuses for the same reason.
  const refusal = await askForPromotion(page);
  expect(refusal.status).toBe(409);
  expect(refusal.body.error).toMatchObject({
    code: 'GUARDED',
    reasons: [
      { code: 'QUORUM', params: { counted: 0, needed: 2 } },
      { code: 'CHECKLIST', params: { open: 3, total: 3 } },
    ],
  });

  await tickEverything(page);
  await expect(band(page)).not.toContainText('test cases');

  // Two others say LGTM; Ana's page follows without a reload.
  const reviewers = await whoMayApprove(page);
  for (const [i, name] of reviewers.entries()) {
    const reviewer = await visit(browser, portalUrl, name);
    await approvals(reviewer.page)
      .getByRole('textbox', { name: /Comment/ })
      .fill('walked the gene-set cases');
    await approvals(reviewer.page)
      .getByRole('button', { name: 'LGTM', exact: true })
      .click();
    await expect(approvals(reviewer.page)).toContainText('You have said LGTM');
    await reviewer.context.close();
    await expect(approvals(page)).toContainText(name, { timeout: 20_000 });
    if (i === 0) await expect(band(page)).toContainText('1 of 2 LGTMs');
  }
  await expect(promote(page)).toBeEnabled({ timeout: 20_000 });
  await expect(heading).toContainText('Ready to promote to prod');
  if (pictures) await picture(page, 'release-train-ready');

  // Somebody who is not in the team sees all of it and can do none of it.
  const vic = await visit(browser, portalUrl, 'Vic Visitor');
  await expect(promote(vic.page)).toBeDisabled();
  await expect(
    approvals(vic.page).getByRole('button', { name: 'LGTM', exact: true }),
  ).toBeDisabled();
  await vic.context.close();

  await promote(page).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(sha);
  await expectNoViolationsIn(page, '[role="dialog"]');
  // The other members wait for their LGTMs, so the explorer goes alone.
  await dialog.getByRole('radio', { name: 'Only explorer' }).check();
  await dialog.getByRole('button', { name: /^Promote/ }).click();

  // It runs, and is told to be running.
  await expect(
    band(page).getByRole('group', { name: 'Deployment progress' }),
  ).toBeVisible({ timeout: 20_000 });
  if (pictures) await picture(page, 'release-train-promoting');
  await expect(heading).toContainText(/^Shipped/, { timeout: 45_000 });
  await expect(prod(page)).toContainText(sha);
  await expectNoViolations(page);
  if (pictures) await picture(page, 'release-train-shipped');

  // Two messages in the channel: how the stop stands, and the explorer's end with its notes. The
  // other members still wait for their LGTMs.
  const channel = await browser.newPage();
  await channel.goto(`${sandboxUrl}/slack/single-cell-ops`);
  const told = channel
    .getByRole('article')
    .filter({ hasText: sha })
    .filter({ hasText: 'prod' })
    .filter({
      hasText: /deployment to prod partly done|explorer to prod: succeeded/,
    });
  await expect(told).toHaveCount(2);
  await channel.close();
  return ana;
}

/** Two people of the team who did not write the candidate; the page names who did. */
async function whoMayApprove(page: Page): Promise<string[]> {
  const notCounted = await approvals(page)
    .getByText(/Not counted/)
    .innerText();
  return ['Bo Example', 'Cy Example', 'Eli Example']
    .filter(name => !notCounted.includes(name))
    .slice(0, 2);
}

/** Asks as the page would, with the credentials of who is signed in. */
async function askForPromotion(
  page: Page,
): Promise<{ status: number; body: any }> {
  const request = await page.waitForRequest(
    candidate => candidate.url().includes('/api/release-train/guards'),
    { timeout: 30_000 },
  );
  const { authorization } = await request.allHeaders();
  const question = new URL(request.url());
  const response = await page.request.post(
    `${question.origin}/api/release-train/deployments`,
    {
      headers: { authorization },
      data: {
        component: question.searchParams.get('component'),
        environment: question.searchParams.get('environment'),
        candidateId: question.searchParams.get('candidate'),
      },
    },
  );
  return { status: response.status(), body: await response.json() };
}

test.describe('in the portal of today', () => {
  let product: Product;

  test.beforeAll(async () => {
    test.setTimeout(5 * 60_000);
    product = await startProduct(STORY);
  });
  test.afterAll(() => product?.stop());

  test('P1 a candidate is refused, approved by two, promoted, proven and announced', async ({
    browser,
  }) => {
    test.setTimeout(3 * 60_000);
    await liveThePromotion(browser, product, true);
  });

  test('the page over all trains is read in both themes and by keyboard', async ({
    browser,
  }) => {
    test.setTimeout(3 * 60_000);
    await lookAtAllTrains(browser, product.portalUrl, { pictures: true });
  });

  test('every control of the tab is reached and used by keyboard', async ({
    browser,
  }) => {
    test.setTimeout(2 * 60_000);
    const { page, context } = await visit(
      browser,
      product.portalUrl,
      'Eli Example',
      { colorScheme: 'dark' },
    );
    const details = page
      .getByRole('region', { name: 'History' })
      .getByRole('button', { name: /Details/ })
      .first();
    await details.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await expect(dialog).toContainText('being sent');
    await expectNoViolationsIn(page, '[role="dialog"]');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(details).toBeFocused();
    await context.close();
  });
});

test.describe('in the portal of the old frontend system', () => {
  let product: Product;

  test.beforeAll(async () => {
    test.setTimeout(5 * 60_000);
    product = await startProduct({ ...STORY, legacy: true });
  });
  test.afterAll(() => product?.stop());

  test('P1 the same candidate takes the same way', async ({ browser }) => {
    test.setTimeout(3 * 60_000);
    await liveThePromotion(browser, product, false);
  });

  test('the page over all trains is there too', async ({ browser }) => {
    test.setTimeout(3 * 60_000);
    await lookAtAllTrains(browser, product.portalUrl, { pictures: false });
  });

  test('the on-call tab and the page over all rotations are there too', async ({
    browser,
  }) => {
    test.setTimeout(2 * 60_000);
    const { page, context } = await visitOnCall(
      browser,
      product.portalUrl,
      'Bo Example',
    );
    await expect(
      page.getByRole('button', { name: /^Primary: Ana Example, Mon 23 Mar/ }),
    ).toBeVisible();
    await lookAtOnCallTab(page);
    await context.close();
    await lookAtAllRotations(browser, product.portalUrl, { pictures: false });
  });
});
