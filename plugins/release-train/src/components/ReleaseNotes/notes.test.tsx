import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReleaseTrainApiError } from '../../api/ReleaseTrainApiError';
import { FakeReleaseTrainApi } from '../../__testUtils__/FakeReleaseTrainApi';
import { aRun, NOW } from '../../__testUtils__/fixtures';
import { FakeSignals, renderTab } from '../../__testUtils__/renderTab';
import { violations } from '../../__testUtils__/violations';

const GENERATED = `### Features

- [#1355](https://github.com/example-org/explorer/pull/1355) Set CORS for prod \\[vcp\\] (engineer-2)

### Fixes

- [#1348](https://github.com/example-org/explorer/pull/1348) Fix the lasso (engineer-2)

### No effect on the deployed system

- [#1362](https://github.com/example-org/explorer/pull/1362) Lint charts (engineer-2)
- [#1363](https://github.com/example-org/explorer/pull/1363) Bump jest (engineer-2)`;

/** Somebody has written the notes. */
function written(api: FakeReleaseTrainApi, markdown: string, by = 'ana') {
  const [section] = api.notes.sections;
  api.notes = {
    ...api.notes,
    sections: [
      {
        ...section,
        markdown,
        editedBy: `user:default/${by}`,
        editedAt: NOW,
        version: section.version + 1,
      },
    ],
  };
}

const edit = () => screen.findByRole('button', { name: 'Edit notes…' });
async function openDialog() {
  await userEvent.click(await edit());
  return within(
    await screen.findByRole('dialog', { name: /Edit the notes of cd6e725/ }),
  );
}
type Opened = Awaited<ReturnType<typeof openDialog>>;
const field = (dialog: Opened) =>
  dialog.getByRole('textbox', { name: 'Notes, in Markdown' });
const save = (dialog: Opened, name = 'Save notes') =>
  userEvent.click(dialog.getByRole('button', { name }));
const write = (dialog: Opened, text: string) =>
  fireEvent.change(field(dialog), { target: { value: text } });

describe('editing the notes', () => {
  it('begins with the list of the changes, shows what becomes of it, and saves it', async () => {
    const api = new FakeReleaseTrainApi();
    await renderTab(api);
    const dialog = await openDialog();
    expect(field(dialog)).toHaveValue(GENERATED);
    expect(field(dialog)).toHaveFocus();
    expect(
      dialog.getByText(/The channel has not been told of the notes yet/),
    ).toBeVisible();

    write(dialog, 'Try the **lasso**.\n\n<script>alert(1)</script>');
    const preview = await dialog.findByRole('region', { name: 'Preview' });
    await waitFor(() =>
      expect(within(preview).getByText('lasso').tagName).toBe('STRONG'),
    );
    expect(preview.querySelector('script')).toBeNull();
    expect(await violations()).toEqual([]);

    write(dialog, 'Try the **lasso**.');
    await save(dialog);
    expect(api.asked.at(-1)).toEqual({
      method: 'writeNotes',
      args: [
        'run-1',
        {
          candidateId: 'candidate-1',
          version: 4,
          markdown: 'Try the **lasso**.',
        },
      ],
    });
    expect(await screen.findByRole('status')).toHaveTextContent(
      'The notes are saved',
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await edit()).toHaveFocus();
    const notes = within(
      screen.getByRole('region', { name: 'In this release' }),
    );
    expect(notes.getByText('lasso').tagName).toBe('STRONG');
    expect(notes.getByText(/Written by/)).toHaveTextContent(/Written by cy/);
    expect(notes.queryByRole('list', { name: 'Features' })).toBeNull();
    await userEvent.click(notes.getByRole('button', { name: 'Pull requests' }));
    expect(notes.getByRole('list', { name: 'Features' })).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it('copies what a person wrote', async () => {
    const user = userEvent.setup();
    const copied = jest.spyOn(navigator.clipboard, 'writeText');
    const api = new FakeReleaseTrainApi();
    written(api, 'Try the *lasso*.');
    await renderTab(api);
    await user.click(
      await screen.findByRole('button', { name: 'Copy notes as Markdown' }),
    );
    await screen.findByRole('status');
    expect(copied).toHaveBeenCalledWith(
      '## explorer cd6e725\n\nTry the *lasso*.\n',
    );
  });

  it('goes back to the generated notes', async () => {
    const api = new FakeReleaseTrainApi();
    written(api, 'Try the *lasso*.');
    api.notes.toldAt = NOW;
    await renderTab(api);
    const dialog = await openDialog();
    expect(field(dialog)).toHaveValue('Try the *lasso*.');
    expect(dialog.getByText(/Written by/)).toHaveTextContent(/ana/);
    expect(
      dialog.getByText(/The channel was last told of the notes/),
    ).toHaveTextContent(
      'What it reads in the threads is updated when you save.',
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Back to the generated notes' }),
    );
    expect(field(dialog)).toHaveValue(GENERATED);
    expect(field(dialog)).toHaveFocus();
    await save(dialog);
    expect(api.asked.at(-1)?.args[1]).toEqual({
      candidateId: 'candidate-1',
      version: 5,
      markdown: undefined,
    });
    expect(await screen.findByRole('status')).toHaveTextContent(
      'The notes are saved, and the threads in the channel follow',
    );
    expect(await screen.findByRole('list', { name: 'Features' })).toBeVisible();
  });

  it("keeps the person's text when somebody was faster, and shows theirs", async () => {
    const api = new FakeReleaseTrainApi();
    await renderTab(api);
    const dialog = await openDialog();
    write(dialog, 'Mine');
    written(api, 'Their **text**', 'bo');
    api.failures.writeNotes = new ReleaseTrainApiError('At version 5, not 4.', {
      statusCode: 409,
      code: 'STALE_VERSION',
    });
    await save(dialog);
    const theirs = await dialog.findByRole('region', {
      name: 'What was saved meanwhile',
    });
    expect(theirs).toHaveTextContent('Their text');
    expect(dialog.getByRole('alert')).toHaveTextContent(
      'The notes were saved meanwhile by bo. Yours are kept below.',
    );
    expect(field(dialog)).toHaveValue('Mine');
    expect(await violations()).toEqual([]);

    delete api.failures.writeNotes;
    await save(dialog, 'Replace with mine');
    expect(api.asked.at(-1)?.args[1]).toEqual({
      candidateId: 'candidate-1',
      version: 5,
      markdown: 'Mine',
    });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('notices what others save before anything is refused, and takes it if asked', async () => {
    const api = new FakeReleaseTrainApi();
    const signals = new FakeSignals();
    await renderTab(api, undefined, signals);
    const dialog = await openDialog();
    write(dialog, 'Mine');
    written(api, 'Theirs', 'bo');
    signals.send({ kind: 'run', runId: 'run-1' });
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Take these' }),
    );
    expect(field(dialog)).toHaveValue('Theirs');
    expect(field(dialog)).toHaveFocus();
    expect(dialog.queryByRole('alert')).toBeNull();
    expect(api.asked).toEqual([]);
  });

  it('keeps what was written when the dialog is closed, until it is undone', async () => {
    await renderTab(new FakeReleaseTrainApi());
    let dialog = await openDialog();
    write(dialog, 'Half a sen');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await edit()).toHaveFocus();
    dialog = await openDialog();
    expect(field(dialog)).toHaveValue('Half a sen');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Undo my changes' }),
    );
    expect(field(dialog)).toHaveValue(GENERATED);
  });

  it('says what is wrong at the field, and asks for nothing', async () => {
    const api = new FakeReleaseTrainApi();
    await renderTab(api);
    const dialog = await openDialog();
    write(dialog, '  ');
    await save(dialog);
    expect(field(dialog)).toBeInvalid();
    expect(field(dialog)).toHaveAccessibleDescription(
      'Write something, or go back to the generated notes.',
    );
    expect(field(dialog)).toHaveFocus();
    write(dialog, 'a'.repeat(20_001));
    expect(field(dialog)).toHaveAccessibleDescription(
      '20,001 of 20,000 characters. Shorten the notes to save them.',
    );
    await save(dialog);
    expect(api.asked).toEqual([]);
    write(dialog, 'Fine');
    expect(field(dialog)).toHaveAccessibleDescription('4 of 20,000 characters');
    expect(field(dialog)).toBeValid();
  });

  it('stays open with the reason when it is refused', async () => {
    const api = new FakeReleaseTrainApi();
    api.failures.writeNotes = new Error('The database is away');
    await renderTab(api);
    const dialog = await openDialog();
    write(dialog, 'Mine');
    await save(dialog);
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The database is away',
    );
    expect(field(dialog)).toHaveValue('Mine');
  });

  it('explains itself to who may not', async () => {
    const api = new FakeReleaseTrainApi();
    api.runs = [aRun({ may: { hold: true, manage: false, promote: true } })];
    await renderTab(api);
    const button = await edit();
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription(
      'Only who manages the whole train may edit the notes.',
    );
    await userEvent.click(button);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
