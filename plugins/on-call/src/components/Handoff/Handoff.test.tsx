import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Handoff as HandoffNote } from '@signalbox/backstage-plugin-on-call-common';
import { FakeOnCallApi } from '../../__testUtils__/FakeOnCallApi';
import {
  ANA,
  BO,
  CY,
  ELI,
  NOW,
  startOfShift,
  THIS_WEEK,
} from '../../__testUtils__/fixtures';
import { aHandoff } from '../../__testUtils__/panelFixtures';
import { FakeSignals, renderForReader } from '../../__testUtils__/render';
import { violations } from '../../__testUtils__/violations';
import { OnCallApiError } from '../../api/OnCallApiError';
import { OnCallProvider } from '../OnCallProvider';
import { Handoff } from './Handoff';

const LAST = `single-cell:${THIS_WEEK - 1}`;

/** The API with the note of the week before beside that of this week. */
class TwoHandoffs extends FakeOnCallApi {
  last: HandoffNote = aHandoff({
    shiftId: LAST,
    outgoing: ELI,
    incoming: ANA,
    at: startOfShift(THIS_WEEK),
    state: 'acknowledged',
    draft: [],
  });

  async getHandoff(shiftId?: string) {
    return shiftId === LAST ? structuredClone(this.last) : super.getHandoff();
  }
}

async function renderHandoff(
  api: FakeOnCallApi,
  signals: FakeSignals = new FakeSignals(),
  may?: (permission: string) => boolean,
) {
  await renderForReader(
    api,
    <OnCallProvider>
      <Handoff shiftId={`single-cell:${THIS_WEEK}`} />
    </OnCallProvider>,
    { signals, may },
  );
}

const given = () => screen.findByRole('region', { name: 'To the next shift' });
const received = () =>
  screen.findByRole('region', { name: 'From the shift before' });

/** The notes from top to bottom. */
const order = () =>
  screen.getAllByRole('heading', { level: 3 }).map(it => it.textContent);

describe('the handoff', () => {
  it('shows what is open now, from whom to whom, and what could not be asked for', async () => {
    const api = new TwoHandoffs();
    api.handoff = aHandoff({
      draft: [
        {
          title: 'Holds',
          items: [
            {
              text: 'explorer waits for #1362',
              url: 'https://example.com/1362',
            },
          ],
        },
        { title: 'Incidents', items: [], problem: 'Nothing answers' },
        { title: 'Overrides', items: [] },
        { title: 'Locked environments', items: [] },
      ],
    });
    await renderHandoff(api);
    const note = await given();
    expect(
      await within(note).findByRole('link', {
        name: /explorer waits for #1362/,
      }),
    ).toHaveAttribute('href', 'https://example.com/1362');
    expect(note).toHaveTextContent(
      /from .*ana.* to .*cy.*, Mon 30 Nov, 09:00 PT ?no note yet/i,
    );
    expect(
      within(note).getByRole('group', { name: 'Incidents' }),
    ).toHaveTextContent('This could not be asked for: Nothing answers');
    // Where nothing is open takes a sentence, not a heading each.
    expect(
      within(note).getByText('Nothing in: Overrides, Locked environments.'),
    ).toBeVisible();
    expect(within(note).queryByRole('group', { name: 'Overrides' })).toBeNull();
    expect(await violations()).toEqual([]);
  });

  it('C4 the note begins with the draft, is previewed and saved', async () => {
    const api = new TwoHandoffs();
    await renderHandoff(api);
    await userEvent.click(
      await within(await given()).findByRole('button', {
        name: 'Write the note…',
      }),
    );
    const dialog = screen.getByRole('dialog', { name: 'Handoff note' });
    const field = within(dialog).getByLabelText('Note, in Markdown');
    expect(field).toHaveValue('## Holds\n\n- explorer waits for #1362\n');
    expect(field).toHaveFocus();

    await userEvent.clear(field);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Save the note' }),
    );
    expect(field).toHaveAccessibleDescription(
      'Write something before it is saved.',
    );
    await userEvent.type(field, '**Watch** the lasso');
    const preview = within(dialog).getByRole('group', { name: 'Preview' });
    await waitFor(() =>
      expect(within(preview).getByText('Watch').tagName).toBe('STRONG'),
    );
    expect(await violations()).toEqual([]);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Save the note' }),
    );

    expect(
      await within(await given()).findByRole('group', {
        name: 'Handoff note',
      }),
    ).toHaveTextContent('Watch the lasso');
    expect(await given()).toHaveTextContent(
      /written, not acknowledged.*Written by .*ana.*, Tue 24 Nov, 14:08 PT/i,
    );
    expect(api.asked).toEqual([
      {
        method: 'writeHandoff',
        args: [
          `single-cell:${THIS_WEEK}`,
          { markdown: '**Watch** the lasso', version: 0 },
        ],
      },
    ]);
  });

  it('keeps what one wrote when somebody else was faster, beside what stands there', async () => {
    const api = new TwoHandoffs();
    await renderHandoff(api);
    await userEvent.click(
      await within(await given()).findByRole('button', {
        name: 'Write the note…',
      }),
    );
    const dialog = screen.getByRole('dialog', { name: 'Handoff note' });
    const field = within(dialog).getByLabelText('Note, in Markdown');
    await userEvent.clear(field);
    await userEvent.type(field, 'Mine');

    api.failures.writeHandoff = new OnCallApiError('Somebody was faster.', {
      statusCode: 409,
      code: 'STALE_VERSION',
    });
    api.handoff = aHandoff({
      state: 'written',
      markdown: 'Theirs, of Bo',
      writtenBy: BO,
      writtenAt: NOW,
      version: 7,
    });
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Save the note' }),
    );
    expect(
      await within(dialog).findByRole('group', {
        name: 'What stands there now',
      }),
    ).toHaveTextContent('Theirs, of Bo');
    expect(within(dialog).getByRole('alert')).toHaveTextContent(
      /Meanwhile the note was saved by .*bo.*What you wrote is kept below/i,
    );
    expect(field).toHaveValue('Mine');

    api.failures = {};
    await userEvent.click(
      within(dialog).getByRole('button', {
        name: 'Save mine in place of theirs',
      }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.asked.at(-1)?.args).toEqual([
      `single-cell:${THIS_WEEK}`,
      { markdown: 'Mine', version: 7 },
    ]);
  });

  it('takes what the other wrote where one prefers it', async () => {
    const api = new TwoHandoffs();
    const signals = new FakeSignals();
    await renderHandoff(api, signals);
    await userEvent.click(
      await within(await given()).findByRole('button', {
        name: 'Write the note…',
      }),
    );
    const dialog = screen.getByRole('dialog', { name: 'Handoff note' });
    const field = within(dialog).getByLabelText('Note, in Markdown');
    await userEvent.type(field, 'Mine');
    api.handoff = aHandoff({
      state: 'written',
      markdown: 'Theirs',
      version: 1,
    });
    act(() => signals.send({ kind: 'handoff' }));
    await userEvent.click(
      await within(dialog).findByRole('button', { name: 'Take theirs' }),
    );
    expect(field).toHaveValue('Theirs');
    expect(field).toHaveFocus();
    expect(within(dialog).queryByRole('alert')).toBeNull();
  });

  it('C4 the incoming primary acknowledges the note', async () => {
    const api = new TwoHandoffs();
    api.me = CY;
    api.handoff = aHandoff({
      state: 'written',
      markdown: 'Watch the lasso',
      writtenBy: ANA,
      version: 4,
    });
    await renderHandoff(api);
    const button = await within(await given()).findByRole('button', {
      name: 'Acknowledge the handoff',
    });
    await waitFor(() =>
      expect(button).toHaveAttribute('aria-disabled', 'false'),
    );
    await userEvent.click(button);
    await waitFor(async () =>
      expect(await given()).toHaveTextContent(/Acknowledged by .*cy/i),
    );
    expect(api.asked).toEqual([
      {
        method: 'acknowledgeHandoff',
        args: [`single-cell:${THIS_WEEK}`, { version: 4 }],
      },
    ]);
  });

  it('begins with the note ahead where nothing waits to be acknowledged', async () => {
    const api = new TwoHandoffs();
    await renderHandoff(api);
    await received();
    expect(order()).toEqual(['To the next shift', 'From the shift before']);
  });

  it('C4 begins with the note that waits, and moves nothing once it is acknowledged', async () => {
    const api = new TwoHandoffs();
    api.last.state = 'written';
    api.last.markdown = 'Watch the lasso';
    const signals = new FakeSignals();
    await renderHandoff(api, signals);
    await within(await received()).findByText('Watch the lasso');
    const inOrder = ['From the shift before', 'To the next shift'];
    expect(order()).toEqual(inOrder);
    api.last.state = 'acknowledged';
    act(() => signals.send({ kind: 'handoff' }));
    await waitFor(async () =>
      expect(await received()).toHaveTextContent(/Acknowledged by/),
    );
    expect(order()).toEqual(inOrder);
  });

  it('says in a line that a shift ended without a note, with what is open on demand', async () => {
    const api = new TwoHandoffs();
    api.last.state = 'none';
    api.last.draft = aHandoff().draft;
    await renderHandoff(api);
    const note = await received();
    expect(await within(note).findByText('ended without a note')).toBeVisible();
    expect(
      within(note).getByRole('button', { name: 'Write the note…' }),
    ).toBeVisible();
    expect(within(note).queryByText(/waits for #1362/)).toBeNull();
    const show = within(note).getByRole('button', {
      name: 'Show what is open now',
    });
    expect(show).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(show);
    expect(within(note).getByText(/waits for #1362/)).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it('says beside the button why it cannot be acknowledged', async () => {
    const api = new TwoHandoffs();
    api.handoff = aHandoff({ state: 'written', markdown: 'Watch the lasso' });
    await renderHandoff(api);
    const button = await within(await given()).findByRole('button', {
      name: 'Acknowledge the handoff',
    });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await waitFor(() =>
      expect(button).toHaveAccessibleDescription(
        /^Only cy.*, who takes over, can acknowledge it.$/i,
      ),
    );
    await userEvent.click(button);
    expect(api.asked).toEqual([]);
    expect(
      within(await received()).queryByRole('button', {
        name: 'Acknowledge the handoff',
      }),
    ).toBeNull();
  });

  it('shows no note from before the first shift, for nobody had it', async () => {
    const api = new TwoHandoffs();
    await renderForReader(
      api,
      <OnCallProvider>
        <Handoff shiftId="single-cell:0" />
      </OnCallProvider>,
      {},
    );
    await given();
    expect(
      screen.queryByRole('region', { name: 'From the shift before' }),
    ).toBeNull();
  });

  it('each note fails alone', async () => {
    const api = new TwoHandoffs();
    api.failures.getHandoff = new Error('connect ECONNREFUSED');
    await renderHandoff(api);
    expect(await within(await given()).findByRole('alert')).toHaveTextContent(
      'connect ECONNREFUSED',
    );
    expect(await received()).toHaveTextContent('acknowledged');
  });

  it('can be read by those who may not write it', async () => {
    const api = new TwoHandoffs();
    // A rotation of its own: the portal remembers for a while what one may.
    api.handoff = aHandoff({ rotation: 'another' });
    await renderHandoff(api, undefined, () => false);
    const note = await given();
    await waitFor(() =>
      expect(note).toHaveTextContent('You may read the note, and not write it'),
    );
    expect(within(note).queryByRole('button', { name: /note…$/ })).toBeNull();
  });
});
