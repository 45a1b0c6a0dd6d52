/* eslint-disable jsx-a11y/no-autofocus -- a dialog takes the focus, and its one field is where it belongs */
import { useDeferredValue, useId, useRef, useState } from 'react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import {
  shortSha,
  type Candidate,
} from '@signalbox/backstage-plugin-release-train-common';
import { useWriteNotes } from '../../queries/mutations';
import { useWords } from '../../translation/useWords';
import { ActionDialog } from '../shared/ActionDialog';
import { useMessages } from '../shared/Messages';
import type { NotesSection } from './notesMarkdown';
import { NotesPreview } from './NotesPreview';
import { NotesTold } from './NotesTold';
import { NotesWriter } from './NotesWriter';
import { TheirNotes } from './TheirNotes';
import { MOST_CHARACTERS, useNotesDraft } from './useNotesDraft';

/**
 * Has a person write what people are told of a candidate. What was written is kept when the dialog
 * is closed, and when somebody else was faster.
 */
export const NotesDialog = (props: {
  candidate: Candidate;
  section: NotesSection;
  /** The list of the changes, as Markdown. */
  generated: string;
  /** When the channel was last told of the notes. */
  toldAt?: string;
  open: boolean;
  onClose: () => void;
}) => {
  const { candidate, section, generated, toldAt, open } = props;
  const { t, locale } = useWords();
  const { show } = useMessages();
  const fieldId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [tried, setTried] = useState(false);
  const draft = useNotesDraft(section, generated, open);
  const { theirs } = draft;
  const save = useWriteNotes(candidate.runId);
  const preview = useDeferredValue(draft.text);

  function close() {
    setTried(false);
    save.reset();
    props.onClose();
  }

  function confirm() {
    setTried(true);
    if (draft.problem) {
      field.current?.focus();
      return;
    }
    const { id: candidateId } = candidate;
    const { markdown } = draft;
    save.mutate(
      { candidateId, version: section.version, markdown },
      {
        onSuccess: () => {
          draft.take({ markdown });
          close();
          show({ text: t(toldAt ? 'notes.savedTold' : 'notes.saved') });
        },
      },
    );
  }

  function replace(act: () => void) {
    act();
    setTried(false);
    save.reset();
    // The button may be gone with what it was about.
    field.current?.focus();
  }

  const length = new Intl.NumberFormat(locale).format(draft.text.trim().length);
  const most = new Intl.NumberFormat(locale).format(MOST_CHARACTERS);
  const isEmpty = draft.problem === 'empty' && tried;
  const isLong = draft.problem === 'long';
  let helper: string = t('notes.length', { length, most });
  if (isEmpty) helper = t('notes.nothing');
  else if (isLong) helper = t('notes.tooLong', { length, most });

  return (
    <ActionDialog
      open={open}
      title={t('notes.editTitle', { sha: shortSha(candidate.sha) })}
      confirm={t(theirs ? 'notes.replaceTheirs' : 'notes.save')}
      back={t('actions.back')}
      maxWidth="md"
      pending={save.isPending}
      // Who was faster is shown with what they wrote, which says more than the refusal.
      error={theirs ? null : save.error}
      onConfirm={confirm}
      onClose={close}
    >
      <NotesTold toldAt={toldAt} />
      <NotesWriter section={section} />
      {theirs && (
        <TheirNotes
          section={section}
          markdown={theirs.markdown}
          onTake={() => replace(draft.take)}
        />
      )}
      <TextField
        id={fieldId}
        inputRef={field}
        label={t('notes.text')}
        value={draft.text}
        onChange={event => draft.write(event.target.value)}
        error={isEmpty || isLong}
        helperText={helper}
        variant="outlined"
        margin="normal"
        minRows={8}
        maxRows={16}
        multiline
        autoFocus
        fullWidth
      />
      <Box display="flex" flexWrap="wrap" gridGap={8} mb={2}>
        <Button
          size="small"
          variant="outlined"
          onClick={() => replace(() => draft.write(generated))}
        >
          {t('notes.toGenerated')}
        </Button>
        {draft.dirty && !theirs && (
          <Button size="small" onClick={() => replace(draft.take)}>
            {t('notes.toSaved')}
          </Button>
        )}
      </Box>
      <Typography variant="subtitle2" component="h3">
        {t('notes.preview')}
      </Typography>
      <NotesPreview name={t('notes.preview')} markdown={preview} />
    </ActionDialog>
  );
};
