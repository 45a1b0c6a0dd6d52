import { useId, useState } from 'react';
import IconButton from '@material-ui/core/IconButton';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import Tooltip from '@material-ui/core/Tooltip';
import MoreIcon from '@material-ui/icons/MoreVert';
import {
  isOpenCandidate,
  type Candidate,
  type Run,
  type Train,
} from '@signalbox/backstage-plugin-release-train-common';
import { useWords } from '../../translation/useWords';
import { CancelRunDialog } from './CancelRunDialog';
import { CutDialog } from './CutDialog';
import { HotfixDialog } from './HotfixDialog';
import { LeaveOutDialog } from './LeaveOutDialog';

type Action = 'cut' | 'leaveOut' | 'cancel' | 'hotfix';

/** What is rarely needed, and then at once: each asks for a reason before it is done. */
export const RunActionsMenu = (props: {
  run: Run;
  candidate?: Candidate;
  train?: Train;
  staging: string;
}) => {
  const { run, candidate, train, staging } = props;
  const { t } = useWords();
  const menuId = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [action, setAction] = useState<Action>();
  const close = () => setAction(undefined);

  const beforeCut = run.state === 'scheduled' || run.state === 'collecting';
  const underWay = ['staging', 'soaking', 'ready'].includes(run.state);
  const open = candidate !== undefined && isOpenCandidate(candidate.state);
  const items: Array<[Action, string, boolean]> = [
    [
      'cut',
      t(beforeCut ? 'actions.cutNow' : 'actions.pinAgain'),
      beforeCut || underWay,
    ],
    ['leaveOut', t('actions.leaveOut'), open],
    ['cancel', t('actions.cancelRun'), beforeCut || underWay],
    ['hotfix', t('actions.hotfix'), run.lane === 'train'],
  ];
  const offered = items.filter(([, , possible]) => possible);
  if (!run.may.manage || offered.length === 0) return null;

  return (
    <>
      <Tooltip title={t('actions.menu')}>
        <IconButton
          size="small"
          aria-label={t('actions.menu')}
          aria-haspopup="menu"
          aria-controls={anchor ? menuId : undefined}
          aria-expanded={anchor !== null}
          onClick={event => setAnchor(event.currentTarget)}
        >
          <MoreIcon />
        </IconButton>
      </Tooltip>
      <Menu
        id={menuId}
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
      >
        {offered.map(([name, label]) => (
          <MenuItem
            key={name}
            onClick={() => {
              setAnchor(null);
              setAction(name);
            }}
          >
            {label}
          </MenuItem>
        ))}
      </Menu>
      <CutDialog
        run={run}
        again={!beforeCut}
        staging={staging}
        open={action === 'cut'}
        onClose={close}
      />
      {candidate && (
        <LeaveOutDialog
          candidate={candidate}
          open={action === 'leaveOut'}
          onClose={close}
        />
      )}
      <CancelRunDialog run={run} open={action === 'cancel'} onClose={close} />
      {train && (
        <HotfixDialog
          train={train}
          open={action === 'hotfix'}
          onClose={close}
        />
      )}
    </>
  );
};
