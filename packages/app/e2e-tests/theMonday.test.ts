import { expect, test, type Browser, type Page } from '@playwright/test';
import { expectNoViolationsIn } from './expectNoViolations';
import {
  level,
  lookAtAllRotations,
  lookAtOnCallTab,
  openDialog,
  region,
  said,
  visitOnCall,
} from './onCall';
import { visitAt } from './people';
import { picture } from './picture';
import { startProduct, type Product } from './product';
import { World } from './world';

/** The Sunday before the second shift: Ana has been primary, Bo is next, and Cy is new. */
const SUNDAY = '2026-03-01T17:30:00Z';
const HANDOFF = '2026-03-02T17:00:05Z';

/** Backstage's own page of what somebody has been told. */
async function expectNotified(
  browser: Browser,
  product: Product,
  name: string,
  title: string,
  shows: string,
): Promise<void> {
  const { page, context } = await visitAt(
    browser,
    `${product.portalUrl}/notifications`,
    name,
  );
  await expect(async () => {
    await page.reload();
    await expect(
      page.getByRole('row').filter({ hasText: title }).first(),
    ).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  // It leads to what it is about.
  const link = page.getByRole('link', { name: title }).first();
  await page.goto((await link.getAttribute('href'))!);
  await expect(region(page, shows)).toBeVisible({ timeout: 20_000 });
  await context.close();
}

/** Who is in the group is written down some seconds after the catalog has been filled. */
async function rotationIsKnown(
  browser: Browser,
  product: Product,
): Promise<void> {
  const { page, context } = await visitOnCall(
    browser,
    product.portalUrl,
    'Dee Example',
  );
  await expect(async () => {
    await page.reload();
    await expect(
      region(page, 'Coming weeks').getByRole('button', {
        name: /^Primary: Bo Example, Mon 2 Mar/,
      }),
    ).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await context.close();
}

/** Shows a token that is too weak, then a good one; what each may do is kept, it is not. */
async function lookAtTokens(page: Page): Promise<void> {
  const readiness = region(page, 'Readiness');
  const check = readiness
    .getByRole('listitem')
    .filter({ hasText: 'GITHUB_TOKEN' });
  const look = check.getByRole('button', { name: /^Look at a token/ });
  for (const { token, shows } of [
    { token: 'login:engineer-1;scopes=repo;sso=off', shows: /lacks|workflow/ },
    { token: 'login:engineer-1', shows: /Works\s*yes/ },
  ]) {
    const dialog = await openDialog(page, look);
    await dialog.getByLabel('Token').fill(token);
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden({ timeout: 20_000 });
    await expect(said(page, 'looked at and forgotten')).toBeVisible();
    await expect(check).toContainText(shows);
  }
}

test.describe('the Monday of the seed', () => {
  let product: Product;
  let world: World;

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(5 * 60_000);
    product = await startProduct({ from: SUNDAY, until: SUNDAY });
    world = new World(product.sandboxUrl);
    await rotationIsKnown(browser, product);
  });
  test.afterAll(() => product?.stop());

  test('C4 the Monday of the seed: told, ready, handed over, acknowledged, and paired up', async ({
    browser,
  }) => {
    test.setTimeout(4 * 60_000);

    // The day before, Bo is told: in Backstage and in Slack.
    const ahead = 'Single Cell: you are Primary from Mon 2 Mar, 09:00 PST';
    await expectNotified(browser, product, 'Bo Example', ahead, 'Readiness');
    await world.expectTold(browser, ahead, 'D0BO');

    // Bo lacks something, and sees it less with each thing that is done about it.
    const bo = await visitOnCall(browser, product.portalUrl, 'Bo Example');
    const { page } = bo;
    await expect(level(page, 'Primary')).toContainText('Ana Example');
    const readiness = region(page, 'Readiness');
    await expect(readiness).toContainText('Not ready: 4 of 5 open');
    await expect(readiness).toContainText('ask in #help-infra');
    for (const box of ['is assigned to me', 'works for me']) {
      await readiness
        .getByRole('button', { name: `I did: Sentry ${box}` })
        .click();
      await expect(said(page, 'Noted: Sentry')).toBeVisible();
    }
    await expect(readiness).toContainText('Not ready: 3 of 5 open');
    await lookAtTokens(page);
    await expect(readiness).toContainText('Not ready: 2 of 5 open');
    await lookAtOnCallTab(page);

    // Ana writes the note from what is open, and cannot take it over herself.
    const ana = await visitOnCall(browser, product.portalUrl, 'Ana Example');
    const given = region(ana.page, 'To the next shift');
    const editor = await openDialog(
      ana.page,
      given.getByRole('button', { name: 'Write the note…' }),
    );
    const field = editor.getByRole('textbox', { name: 'Note, in Markdown' });
    await expect(field).toHaveValue(/Promote staging to production/);
    await field.press('Control+End');
    await field.pressSequentially('\n\nThe lasso is slow since Thursday.');
    await editor.getByRole('button', { name: 'Save the note' }).click();
    await expect(editor).toBeHidden();
    await expect(
      given.getByRole('group', { name: 'Handoff note' }),
    ).toContainText('The lasso is slow since Thursday.');
    const anas = given.getByRole('button', { name: 'Acknowledge the handoff' });
    await expect(anas).toBeDisabled();
    await expect(given).toContainText(
      'Only Bo Example, who takes over, can acknowledge it.',
    );
    await ana.context.close();

    // Monday, 09:00: the page that Bo has open goes on by itself.
    await world.to(HANDOFF);
    await expect(level(page, 'Primary')).toContainText(
      /^Primary.*Bo Example.*until Mon 9 Mar, 09:00 PT/,
      { timeout: 60_000 },
    );
    await expect(level(page, 'Secondary')).toContainText('Cy Example');
    await expect(level(page, 'Secondary')).toContainText(
      'first shift: pair up',
    );
    const begins = 'Single Cell: you are Primary now';
    await expectNotified(
      browser,
      product,
      'Bo Example',
      begins,
      'From the shift before',
    );
    await world.expectTold(browser, begins, 'D0BO');
    await world.expectTold(browser, 'you are Secondary now', 'D0CY');

    const received = region(page, 'From the shift before');
    await expect(received).toContainText('The lasso is slow since Thursday.', {
      timeout: 60_000,
    });
    await received
      .getByRole('button', { name: 'Acknowledge the handoff' })
      .click();
    await expect(received).toContainText(/Acknowledged by\s*Bo Example/);

    // What Bo goes through with Cy, and what the week has to see to, are ticked.
    const book = region(page, 'Shift book');
    const pairing = book.getByRole('group', { name: /^Pair up/ });
    await expect(pairing).toContainText('Cy Example');
    await pairing
      .getByRole('checkbox', { name: 'Went through a deployment together' })
      .click();
    await expect(pairing).toContainText('1 of 5 gone through');
    await book.getByRole('checkbox', { name: 'Keep an eye on Sentry' }).click();
    await expect(book).toContainText('1 of 6 done');
    await lookAtOnCallTab(page);
    await picture(page, 'on-call-tab', { height: 985 });
    await picture(page, 'on-call-monday', { from: book, height: 1_085 });

    const cy = await visitOnCall(browser, product.portalUrl, 'Cy Example');
    const cys = region(cy.page, 'Shift book').getByRole('group', {
      name: /^Pair up/,
    });
    await expect(cys).toContainText(
      /Went through a deployment together.*Bo Example/,
    );
    await expect(region(cy.page, 'Readiness')).toContainText(
      'Not ready: 5 of 5 open',
    );
    await cy.context.close();
    await bo.context.close();
  });

  test('a page of PagerDuty at three in the morning climbs by its clock, and Bo answers it', async ({
    browser,
  }) => {
    test.setTimeout(3 * 60_000);
    await world.notBefore('2026-03-03T11:00:00Z');
    const { page, context } = await visitOnCall(
      browser,
      product.portalUrl,
      'Bo Example',
    );
    const dialog = await openDialog(
      page,
      page.getByRole('button', { name: 'Page…' }),
    );
    await expect(dialog).toContainText('This rings for Bo Example now');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();

    const title = 'The explorer answers 500 to everybody';
    await world.call('/pagerduty/incidents', { service: 'PEXPLOR', title });
    const incident = region(page, `Page: ${title}`);
    await expect(incident).toContainText('Page open', { timeout: 60_000 });
    await expect(incident).toContainText(
      /paged by Explorer.*Open at PagerDuty/,
    );
    const ladder = incident.getByRole('list', { name: 'Escalation' });
    const steps = ladder.getByRole('listitem');
    await expect(steps.nth(0)).toContainText(/Bo Example, Primary.*paged/);
    await expect(steps.nth(1)).toContainText(
      /Cy Example, Secondary.*in \d\d:\d\d$/,
    );
    await expect(steps.nth(2)).toContainText('Dee Example, Tertiary');

    // Nobody comes for ten minutes, so it goes on to Cy.
    await world.to('2026-03-03T11:10:30Z');
    await expect(steps.nth(1)).toContainText(/Cy Example, Secondary.*paged/, {
      timeout: 60_000,
    });
    await lookAtOnCallTab(page);
    await picture(page, 'on-call-page-open', { height: 1_000 });

    await incident.getByRole('button', { name: 'Acknowledge' }).click();
    await expect(incident).toContainText(/acknowledged by\s*Bo Example/, {
      timeout: 30_000,
    });
    const { items } = await world.ask('/pagerduty/incidents');
    expect(items).toMatchObject([{ title, status: 'acknowledged' }]);
    await world.to('2026-03-03T12:00:00Z');
    await expect(incident).toContainText('Acknowledged');
    await incident.getByRole('button', { name: 'Resolve' }).click();
    await expect(incident).toBeHidden({ timeout: 30_000 });
    await context.close();
  });

  test('somebody stands in, by keyboard: previewed, shown, removed, and put back', async ({
    browser,
  }) => {
    test.setTimeout(2 * 60_000);
    await world.notBefore(HANDOFF);
    const { page, context } = await visitOnCall(
      browser,
      product.portalUrl,
      'Bo Example',
    );
    const weeks = region(page, 'Coming weeks');
    const keys = page.keyboard;
    const dialog = await openDialog(
      page,
      weeks.getByRole('button', { name: 'Override…' }),
    );

    // Saturday at noon to Sunday at noon, which is the night in which the clocks change.
    await dialog
      .getByRole('button', { name: 'Save the override' })
      .press('Enter');
    await expect(dialog.getByLabel('Who', { exact: true })).toBeFocused();
    await expect(dialog).toContainText('Who: this is needed');
    await expectNoViolationsIn(page, '[role="dialog"]');
    await keys.type('Eli');
    await expect(
      page
        .getByRole('listbox', { name: 'Who' })
        .getByRole('option', { name: 'Eli Example' }),
    ).toBeVisible();
    await keys.press('Enter');
    await tabTo(page, 'Start');
    await typeTime(page, ['03', '07', '2026'], ['12', '00', 'PM']);
    await tabTo(page, 'End');
    await typeTime(page, ['03', '08', '2026'], ['12', '00', 'PM']);
    await tabTo(page, 'Reason');
    await keys.type('A wedding');
    const preview = dialog.getByRole('table', { name: 'Before and after' });
    await expect(preview.getByRole('list', { name: 'After' })).toContainText(
      /Bo Example.*Eli Example.*Sat 7 Mar, 12:00.*Sun 8 Mar, 12:00.*Bo Example/,
    );
    await expectNoViolationsIn(page, '[role="dialog"]');
    await keys.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(said(page, 'The override was saved')).toBeVisible();
    await expect(
      weeks.getByRole('button', { name: 'Override…' }),
    ).toBeFocused();

    // The same in words.
    const asTable = weeks.getByRole('button', { name: 'As a table' });
    await asTable.focus();
    await keys.press('Enter');
    const rows = weeks
      .getByRole('table', { name: 'Shifts' })
      .getByRole('row')
      .filter({ hasText: 'Sat 7 Mar, 12:00' })
      .filter({ hasText: 'Sun 8 Mar, 12:00' });
    await expect(rows).toContainText('Eli Example');
    await expect(rows).toContainText('covers for Bo Example');
    await expectNoViolationsIn(page, 'article, main');
    await weeks.getByRole('button', { name: 'As a picture' }).press('Enter');

    // Chosen in the picture by the arrow keys, removed, and put back.
    const bars = weeks.getByRole('group', { name: 'Shifts as a picture' });
    const elis = bars.getByRole('button', { name: /: Eli for Bo, Sat 7 Mar/ });
    await bars.getByRole('button', { pressed: true }).focus();
    await keys.press('ArrowRight');
    await expect(elis).toBeFocused();
    await keys.press('Enter');
    const chosen = region(page, 'The chosen shift');
    await expect(chosen).toContainText('reason: A wedding');
    await chosen
      .getByRole('button', { name: 'Remove the override' })
      .press('Enter');
    await expect(said(page, 'The override was removed')).toBeVisible();
    await expect(elis).toBeHidden();
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect(said(page, 'The override is back')).toBeVisible();
    await expect(elis).toBeVisible();
    await context.close();
  });

  test('a swap is asked for by one and accepted by the other', async ({
    browser,
  }) => {
    test.setTimeout(2 * 60_000);
    await world.notBefore(HANDOFF);
    const bo = await visitOnCall(browser, product.portalUrl, 'Bo Example');
    const weeks = region(bo.page, 'Coming weeks');
    const dialog = await openDialog(
      bo.page,
      weeks.getByRole('button', { name: 'Swap…' }),
    );
    const shift = dialog.getByRole('combobox', { name: 'Shift' });
    const label = await shift
      .getByRole('option', { name: /^Primary, Mon 30 Mar/ })
      .innerText();
    await shift.selectOption({ label });
    await dialog.getByRole('textbox', { name: 'Who has it then' }).fill('Eli');
    await bo.page.getByRole('option', { name: 'Eli Example' }).click();
    await expect(
      dialog.getByRole('table', { name: 'Before and after' }),
    ).toContainText('Eli Example');
    await expectNoViolationsIn(bo.page, '[role="dialog"]');
    await dialog.getByRole('button', { name: 'Ask for the swap' }).click();
    await expect(dialog).toBeHidden();
    const waiting = region(bo.page, 'Swaps that wait for an answer');
    await expect(waiting).toContainText('You asked Eli Example to take');

    const eli = await visitOnCall(browser, product.portalUrl, 'Eli Example');
    const questions = region(eli.page, 'Swaps that wait for an answer');
    await expect(questions).toContainText('Bo Example asks you to take');
    await lookAtOnCallTab(eli.page);
    await questions
      .getByRole('button', { name: 'Accept the swap of Bo Example' })
      .click();
    await expect(said(eli.page, 'The shifts were swapped')).toBeVisible();
    await expect(questions).toBeHidden();
    await eli.context.close();

    // Bo's page follows, and the schedule says why.
    await expect(waiting).toBeHidden({ timeout: 60_000 });
    await weeks
      .getByRole('combobox', { name: 'How many weeks' })
      .selectOption({ label: '8 weeks' });
    await weeks.getByRole('button', { name: 'As a table' }).click();
    await expect(
      weeks.getByRole('row', {
        name: /^Primary.*Mon 30 Mar, 09:00.*Mon 6 Apr/,
      }),
    ).toContainText(/Eli Example.*swapped with Bo Example/);

    const feeds = await openDialog(
      bo.page,
      weeks.getByRole('button', { name: 'iCal…' }),
    );
    await bo.page.keyboard.press('Escape');
    await expect(feeds).toBeHidden();
    await bo.context.close();
  });

  test('every dialog is read in the dark theme too, and gives the focus back', async ({
    browser,
  }) => {
    test.setTimeout(2 * 60_000);
    await world.notBefore(HANDOFF);
    const { page, context } = await visitOnCall(
      browser,
      product.portalUrl,
      'Cy Example',
      { colorScheme: 'dark' },
    );
    for (const name of [
      'Override…',
      'Swap…',
      'Page…',
      'iCal…',
      'Look at a token… for GITHUB_TOKEN',
      /note….*Keep an eye on Sentry$/i,
      'Write the note…',
    ]) {
      const button = page.getByRole('button', { name }).last();
      const dialog = await openDialog(page, button);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(button).toBeFocused();
    }
    await context.close();
  });

  test('the page over all rotations is read in both themes and by keyboard', async ({
    browser,
  }) => {
    test.setTimeout(2 * 60_000);
    if (process.env.SIGNALBOX_PICTURES) {
      // The fairness of a rotation that has just begun is not much to look at.
      await world.notBefore('2026-05-19T17:00:00Z');
    }
    await lookAtAllRotations(browser, product.portalUrl, { pictures: true });
  });
});

/** Goes from field to field by the Tab key until that one has the focus. */
async function tabTo(page: Page, label: string): Promise<void> {
  const field = page.getByRole('dialog').getByLabel(label, { exact: true });
  for (let presses = 0; presses < 12; presses++) {
    if (await field.evaluate(it => it === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(field).toBeFocused();
}

/** Types a date and time into the field that has the focus; the year takes more digits. */
async function typeTime(
  page: Page,
  date: string[],
  time: string[],
): Promise<void> {
  for (const part of date) await page.keyboard.type(part);
  await page.keyboard.press('ArrowRight');
  for (const part of time) await page.keyboard.type(part);
}
