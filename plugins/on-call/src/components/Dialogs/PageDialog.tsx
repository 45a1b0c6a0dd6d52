import { useId, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import type { WhoIsOnCall } from '@signalbox/backstage-plugin-on-call-common';
import { useAct } from '../../queries/useRead';
import { useTimeWords } from '../../time/useTimeWords';
import { useWords } from '../../translation/useWords';
import { Assigned } from '../Band/LevelCard';
import { ActionDialog } from '../shared/ActionDialog';
import { useMessages } from '../shared/Messages';
import { useNames } from '../shared/useNames';
import { useFirstInvalid } from './useFirstInvalid';
import { useIdempotencyKey } from './useIdempotencyKey';

const MINUTE = 60_000;

/** Pages whoever is on call, and says before for whom it rings. */
export const PageDialog = (props: {
  who: WhoIsOnCall;
  entityRef: string;
  onClose: () => void;
}) => {
  const { t } = useWords();
  const { show } = useMessages();
  const words = useTimeWords();
  const { who, entityRef, onClose } = props;
  const titleId = useId();
  const detailsId = useId();
  const [title, setTitle] = useState('');
  const [details, setDetails] = useState('');
  const [attempts, setAttempts] = useState(0);
  const idempotencyKey = useIdempotencyKey({ title, details });
  const create = useAct((api, body: { title: string; details?: string }) =>
    api.createPage({ entityRef, ...body }, { idempotencyKey }),
  );
  const steps =
    who.rotation?.escalation ??
    who.levels.map(({ level }) => ({ level, afterMinutes: undefined }));
  const levelOf = (id: string) => who.levels.find(({ level }) => level === id);
  const first = levelOf(steps[0]?.level)?.now;
  const nameOf = useNames([first?.person]);
  const rings = first?.person ? nameOf(first.person) : first?.name;
  const missing = title.trim() === '';
  const fields = useFirstInvalid(attempts);
  const error = attempts > 0 && missing;

  const save = () => {
    if (missing) {
      setAttempts(attempts + 1);
      return;
    }
    create.mutate(
      { title: title.trim(), details: details.trim() || undefined },
      {
        onSuccess: () => {
          onClose();
          show({ text: t('pageDialog.saved') });
        },
      },
    );
  };

  return (
    <ActionDialog
      open
      title={t('pageDialog.title')}
      confirm={t('pageDialog.save')}
      back={t('common.back')}
      pending={create.isPending}
      error={create.error}
      onClose={onClose}
      onConfirm={save}
    >
      <Alert severity="warning" variant="outlined">
        {rings
          ? t('pageDialog.rings', { person: rings })
          : t('pageDialog.ringsNobody')}
      </Alert>
      <div ref={fields}>
        <TextField
          id={titleId}
          label={t('field.title')}
          value={title}
          onChange={event => setTitle(event.target.value)}
          error={error}
          helperText={
            error ? t('field.missing', { field: t('field.title') }) : ' '
          }
          inputProps={{ maxLength: 250, 'aria-invalid': error }}
          margin="normal"
          // eslint-disable-next-line jsx-a11y/no-autofocus -- a dialog takes the focus; here it begins
          autoFocus
          fullWidth
        />
        <TextField
          id={detailsId}
          label={t('field.details')}
          value={details}
          onChange={event => setDetails(event.target.value)}
          helperText={t('field.detailsHint')}
          inputProps={{ maxLength: 10000 }}
          margin="normal"
          minRows={3}
          multiline
          fullWidth
        />
      </div>
      <Typography variant="subtitle2" component="h3">
        {t('pageDialog.steps')}
      </Typography>
      <ol aria-label={t('pageDialog.steps')}>
        {steps.map(({ level, afterMinutes }, index) => {
          const levelNow = levelOf(level);
          return (
            <Typography component="li" variant="body2" key={level}>
              {levelNow?.title ?? level}:{' '}
              {levelNow?.now ? (
                <Assigned assignment={levelNow.now} />
              ) : (
                <b>{t('common.nobody')}</b>
              )}
              {afterMinutes !== undefined && (
                <>
                  {' · '}
                  {afterMinutes === 0
                    ? t('pageDialog.atOnce')
                    : t(index > 1 ? 'pageDialog.more' : 'pageDialog.after', {
                        duration: words.duration(afterMinutes * MINUTE),
                      })}
                </>
              )}
            </Typography>
          );
        })}
      </ol>
    </ActionDialog>
  );
};
