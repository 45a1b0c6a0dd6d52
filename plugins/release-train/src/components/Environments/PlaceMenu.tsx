import { useId, useState } from 'react';
import IconButton from '@material-ui/core/IconButton';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import MoreIcon from '@material-ui/icons/MoreVert';
import type { EnvironmentState } from '@signalbox/backstage-plugin-release-train-common';
import { useAct } from '../../queries/mutations';
import { useWords } from '../../translation/useWords';
import { useMessages } from '../shared/Messages';
import { LockDialog } from './LockDialog';
import { RollbackDialog } from './RollbackDialog';

/** What can be done with one environment: roll back, lock, lift the lock. */
export const PlaceMenu = (props: { environment: EnvironmentState }) => {
  const { environment } = props;
  const { name, lock, may } = environment;
  const { t } = useWords();
  const { show } = useMessages();
  const menuId = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [action, setAction] = useState<'lock' | 'rollBack'>();
  const lift = useAct((api, lockId: string) => api.liftLock(lockId));
  const close = () => setAnchor(null);

  const mayRollBack =
    may.rollBack && environment.rollsBack && environment.recorded !== undefined;
  const mayLock = may.lock && environment.triggered;
  if (!mayRollBack && !mayLock) return null;

  return (
    <>
      <IconButton
        size="small"
        aria-label={t('place.actions', { environment: name })}
        aria-haspopup="menu"
        aria-controls={anchor ? menuId : undefined}
        aria-expanded={anchor !== null}
        onClick={event => setAnchor(event.currentTarget)}
      >
        <MoreIcon />
      </IconButton>
      <Menu
        id={menuId}
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
      >
        {mayRollBack && (
          <MenuItem
            onClick={() => {
              close();
              setAction('rollBack');
            }}
          >
            {t('place.rollBack')}
          </MenuItem>
        )}
        {mayLock && !lock && (
          <MenuItem
            onClick={() => {
              close();
              setAction('lock');
            }}
          >
            {t('place.lock')}
          </MenuItem>
        )}
        {mayLock && lock && (
          <MenuItem
            onClick={() => {
              close();
              lift.mutate(lock.id, {
                onSuccess: () =>
                  show({ text: t('place.liftDone', { environment: name }) }),
                onError: error =>
                  show({
                    text: t('actions.failed', { message: error.message }),
                  }),
              });
            }}
          >
            {t('place.lift')}
          </MenuItem>
        )}
      </Menu>
      <LockDialog
        environment={name}
        open={action === 'lock'}
        onClose={() => setAction(undefined)}
      />
      <RollbackDialog
        environment={name}
        open={action === 'rollBack'}
        onClose={() => setAction(undefined)}
      />
    </>
  );
};
