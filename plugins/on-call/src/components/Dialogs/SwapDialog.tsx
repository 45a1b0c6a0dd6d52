import { useId, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import type {
  ApiRotation,
  SwapRequest,
} from '@signalbox/backstage-plugin-on-call-common';
import { useMe } from '../../queries/useMe';
import { useSchedule } from '../../queries/queries';
import { useForbidden } from '../../queries/useForbidden';
import { useAct } from '../../queries/useRead';
import { windowOf } from '../../schedule/weeks';
import { useServerNow } from '../../time/useServerNow';
import { useTimeWords } from '../../time/useTimeWords';
import { useWords } from '../../translation/useWords';
import { ActionDialog } from '../shared/ActionDialog';
import { useMessages } from '../shared/Messages';
import { useStandingStyles } from '../shared/statusStyles';
import { useNames } from '../shared/useNames';
import { PersonField, useSettled } from './PersonField';
import { Preview, usePreview } from './Preview';
import { SelectField } from './SelectField';
import { swapChoices, type SwapChoice } from './swapShifts';
import { useFirstInvalid } from './useFirstInvalid';
import { useIdempotencyKey } from './useIdempotencyKey';

/** To ask is either of the two: to be rid of one's own shift, or to have somebody else's. */
type Mode = SwapRequest['mode'] | 'askFor';

const HALF_A_YEAR = 26;

const WORDS = {
  ask: { save: 'swapDialog.saveAsk', saved: 'swapDialog.savedAsk' },
  askFor: { save: 'swapDialog.saveAsk', saved: 'swapDialog.savedAsk' },
  take: { save: 'swapDialog.saveTake', saved: 'swapDialog.savedTake' },
  assign: { save: 'swapDialog.saveAssign', saved: 'swapDialog.savedAssign' },
} as const;

/** Gives a whole shift to somebody else: by asking, by taking it, or on behalf. */
export const SwapDialog = (props: {
  rotation: ApiRotation;
  /** The shift and level that were chosen, where some were. */
  initial: { level?: string; shiftId?: string };
  onClose: () => void;
}) => {
  const { t } = useWords();
  const { show } = useMessages();
  const words = useTimeWords();
  const standing = useStandingStyles();
  const me = useMe();
  const { rotation, initial, onClose } = props;
  const mayNotManage = useForbidden('manage', rotation.id);
  const noteId = useId();
  const [attempts, setAttempts] = useState(0);
  const [chosenMode, setMode] = useState<Mode>();
  const [shiftId, setShift] = useState(
    initial.shiftId ? `${initial.level} ${initial.shiftId}` : '',
  );
  const [chosenTo, setTo] = useState<string>();
  const [exchange, setExchange] = useState('');
  const [note, setNote] = useState('');

  const now = useServerNow();
  const schedule = useSchedule(
    rotation.id,
    windowOf(rotation, now, { weeks: HALF_A_YEAR, offset: 0 }),
  );
  const choices = swapChoices(schedule.data?.assignments ?? [], rotation, now);
  const nameOf = useNames([
    ...rotation.members,
    ...choices.map(({ holder }) => holder),
  ]);
  const initialHolder = choices.find(({ id }) => id === shiftId)?.holder;
  const mode =
    chosenMode ??
    (initialHolder !== undefined && initialHolder !== me ? 'take' : 'ask');
  const offered = choices.filter(({ holder }) => {
    if (mode === 'ask') return holder === me;
    if (mode === 'assign') return true;
    return holder !== undefined && holder !== me;
  });
  const shift = offered.find(({ id }) => id === shiftId) ?? offered[0];
  const isForMe = mode === 'take' || mode === 'askFor';
  const to = isForMe ? me : chosenTo;
  const returns = choices.filter(
    ({ id, holder }) =>
      holder !== undefined && holder === to && id !== shift?.id,
  );
  // Nobody is given a shift by somebody who only takes one.
  const mayReturn = mode !== 'take';
  const back = mayReturn
    ? returns.find(({ id }) => id === exchange)
    : undefined;

  const errors = {
    shift: shift ? undefined : t('swapDialog.noShifts'),
    to:
      (!to && t('field.missing', { field: t('field.to') })) ||
      (to === shift?.holder &&
        t('field.samePerson', { field: t('field.to') })) ||
      undefined,
  };
  const request: SwapRequest | undefined =
    shift && to && !errors.to
      ? {
          shiftId: shift.shiftId,
          level: shift.level,
          to,
          mode: mode === 'askFor' ? 'ask' : mode,
          inExchangeFor: back && { shiftId: back.shiftId, level: back.level },
          note: note.trim() || undefined,
        }
      : undefined;
  // What one writes beside it changes nothing about what it does.
  const previewed = JSON.stringify(request && { ...request, note: undefined });
  const settled = useSettled(previewed);
  const asked = settled ? (JSON.parse(settled) as SwapRequest) : undefined;
  const preview = usePreview('swap', asked, (api, body) =>
    api.previewSwap(rotation.id, body),
  );
  const idempotencyKey = useIdempotencyKey(request);
  const create = useAct((api, body: SwapRequest) =>
    api.createSwap(rotation.id, body, { idempotencyKey }),
  );
  const fields = useFirstInvalid(attempts);
  const shownErrors =
    attempts > 0 ? errors : { shift: undefined, to: undefined };

  const inWords = (choice: SwapChoice) =>
    t('swapDialog.shift', {
      level: choice.levelTitle,
      start: words.team(choice.start, 'date'),
      end: words.team(choice.end, 'date'),
      person: choice.holder ? nameOf(choice.holder) : t('common.nobody'),
    });
  const save = () => {
    if (!request) {
      setAttempts(attempts + 1);
      return;
    }
    if (!preview.data) {
      // It was refused, or nobody answered; perhaps that has changed.
      preview.refetch();
      return;
    }
    create.mutate(request, {
      onSuccess: () => {
        onClose();
        show({ text: t(WORDS[mode].saved) });
      },
    });
  };

  return (
    <ActionDialog
      open
      title={t('swapDialog.title')}
      confirm={t(WORDS[mode].save)}
      back={t('common.back')}
      pending={
        create.isPending ||
        // One saves what one has seen; what is shown may still be of what was chosen before.
        (request !== undefined && (preview.isPending || previewed !== settled))
      }
      error={create.error}
      onClose={onClose}
      onConfirm={save}
    >
      <div ref={fields}>
        <SelectField
          label={t('swapDialog.mode')}
          value={mode}
          options={[
            { value: 'ask', label: t('swapDialog.ask') },
            { value: 'askFor', label: t('swapDialog.askFor') },
            { value: 'take', label: t('swapDialog.take') },
            ...(mayNotManage
              ? []
              : [{ value: 'assign', label: t('swapDialog.assign') }]),
          ]}
          onChange={value => {
            setMode(value as Mode);
            setExchange('');
          }}
        />
        {shift ? (
          <SelectField
            label={t('field.shift')}
            value={shift.id}
            options={offered.map(choice => ({
              value: choice.id,
              label: inWords(choice),
            }))}
            onChange={setShift}
          />
        ) : (
          schedule.data && (
            <Typography variant="body2" role="status" className={standing.bad}>
              {errors.shift}
            </Typography>
          )
        )}
        {!isForMe && (
          <PersonField
            label={t('field.to')}
            value={chosenTo}
            offered={rotation.members.filter(
              member => member !== shift?.holder,
            )}
            error={shownErrors.to}
            onChange={setTo}
          />
        )}
        {mayReturn && (
          <SelectField
            label={t('field.exchange')}
            value={back?.id ?? ''}
            options={[
              { value: '', label: t('field.noExchange') },
              ...returns.map(choice => ({
                value: choice.id,
                label: inWords(choice),
              })),
            ]}
            onChange={setExchange}
          />
        )}
        <TextField
          id={noteId}
          label={t('field.note')}
          value={note}
          onChange={event => setNote(event.target.value)}
          inputProps={{ maxLength: 500 }}
          margin="normal"
          fullWidth
        />
      </div>
      <Preview
        query={preview}
        asked={asked !== undefined}
        rotation={rotation}
      />
    </ActionDialog>
  );
};
