import { useId, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import type {
  ApiOverride,
  ApiRotation,
  OverrideRequest,
} from '@signalbox/backstage-plugin-on-call-common';
import { useAct } from '../../queries/useRead';
import { useServerNow } from '../../time/useServerNow';
import { useWords } from '../../translation/useWords';
import { ActionDialog } from '../shared/ActionDialog';
import { useMessages } from '../shared/Messages';
import { useNames } from '../shared/useNames';
import { DateTimeField } from './DateTimeField';
import { overrideOf, type OverrideForm } from './overrideForm';
import { PersonField, useSettled } from './PersonField';
import { Preview, usePreview } from './Preview';
import { SelectField } from './SelectField';
import { useFirstInvalid } from './useFirstInvalid';
import { useIdempotencyKey } from './useIdempotencyKey';

/** Has somebody stand in, after one has seen what that would do. */
export const OverrideDialog = (props: {
  rotation: ApiRotation;
  /** What is known already. */
  initial: OverrideForm;
  onClose: () => void;
}) => {
  const { t } = useWords();
  const { show } = useMessages();
  const { rotation, onClose } = props;
  const [form, setForm] = useState(props.initial);
  const [attempts, setAttempts] = useState(0);
  const reasonId = useId();
  const now = useServerNow();
  const nameOf = useNames(rotation.members);
  const { errors, request } = overrideOf(form, rotation.timeZone, now, t);
  const previewed = JSON.stringify(request);
  const settled = useSettled(previewed);
  const asked = settled ? (JSON.parse(settled) as OverrideRequest) : undefined;
  const preview = usePreview('override', asked, (api, body) =>
    api.previewOverride(rotation.id, body),
  );
  const idempotencyKey = useIdempotencyKey(request);
  const create = useAct((api, body: OverrideRequest) =>
    api.createOverride(rotation.id, body, { idempotencyKey }),
  );
  const remove = useAct((api, override: ApiOverride) =>
    api.deleteOverride(rotation.id, override.id),
  );
  const shownErrors = attempts > 0 ? errors : {};
  const fields = useFirstInvalid(attempts);
  const set = (changes: Partial<OverrideForm>) =>
    setForm(before => ({ ...before, ...changes }));

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
      onSuccess: override => {
        onClose();
        show({
          text: t('overrideDialog.saved'),
          action: {
            label: t('common.undo'),
            // The dialog is gone by then, and nobody calls back to what is gone.
            onClick: () =>
              remove.mutateAsync(override).then(
                () => show({ text: t('overrideDialog.takenBack') }),
                ({ message }) =>
                  show({
                    text: t('overrideDialog.takeBackFailed', { message }),
                  }),
              ),
          },
        });
      },
    });
  };

  return (
    <ActionDialog
      open
      title={t('overrideDialog.title')}
      confirm={t('overrideDialog.save')}
      back={t('common.back')}
      pending={
        create.isPending ||
        // One saves what one has seen; what is shown may still be of what was typed before.
        (request !== undefined && (preview.isPending || previewed !== settled))
      }
      error={create.error}
      onClose={onClose}
      onConfirm={save}
    >
      <div ref={fields}>
        <SelectField
          label={t('field.level')}
          value={form.level}
          options={rotation.levels.map(({ id, title }) => ({
            value: id,
            label: title,
          }))}
          onChange={level => set({ level })}
        />
        <PersonField
          label={t('field.person')}
          value={form.person}
          offered={rotation.members}
          error={shownErrors.person}
          onChange={person => set({ person })}
        />
        <DateTimeField
          label={t('field.start')}
          value={form.start}
          error={shownErrors.start}
          onChange={start => set({ start })}
        />
        <DateTimeField
          label={t('field.end')}
          value={form.end}
          error={shownErrors.end}
          onChange={end => set({ end })}
        />
        <SelectField
          label={t('field.inPlaceOf')}
          value={form.inPlaceOf}
          options={[
            { value: '', label: t('field.inPlaceOfAnybody') },
            ...rotation.members.map(member => ({
              value: member,
              label: nameOf(member),
            })),
          ]}
          hint={t('field.inPlaceOfHint')}
          error={shownErrors.inPlaceOf}
          onChange={inPlaceOf => set({ inPlaceOf })}
        />
        <TextField
          id={reasonId}
          label={t('field.reason')}
          value={form.reason}
          onChange={event => set({ reason: event.target.value })}
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
