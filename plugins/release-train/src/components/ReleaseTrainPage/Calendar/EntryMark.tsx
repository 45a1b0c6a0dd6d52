import { makeStyles } from '@material-ui/core/styles';
import AllowedIcon from '@material-ui/icons/LockOpen';
import CutIcon from '@material-ui/icons/CallSplit';
import FreezeIcon from '@material-ui/icons/AcUnit';
import HoldCallIcon from '@material-ui/icons/PanToolOutlined';
import LgtmCallIcon from '@material-ui/icons/PeopleOutline';
import PromoteIcon from '@material-ui/icons/Train';
import type { CalendarEntry } from '../../../calendar/entries';
import { standingColor } from '../../shared/statusStyles';

const ICONS: Record<CalendarEntry['kind'], typeof CutIcon> = {
  holdCall: HoldCallIcon,
  cut: CutIcon,
  lgtmCall: LgtmCallIcon,
  promote: PromoteIcon,
  freeze: FreezeIcon,
  allowed: AllowedIcon,
};

const useStyles = makeStyles(theme => ({
  icon: { fontSize: '1rem', verticalAlign: 'text-bottom' },
  holdCall: { color: standingColor(theme, 'neutral') },
  cut: { color: standingColor(theme, 'underWay') },
  lgtmCall: { color: standingColor(theme, 'neutral') },
  promote: { color: standingColor(theme, 'good') },
  freeze: { color: standingColor(theme, 'attention') },
  allowed: { color: standingColor(theme, 'good') },
}));

/** A shape for what an entry is; the words stand beside it. */
export const EntryMark = (props: { kind: CalendarEntry['kind'] }) => {
  const classes = useStyles();
  const Icon = ICONS[props.kind];
  return (
    <Icon aria-hidden className={`${classes.icon} ${classes[props.kind]}`} />
  );
};
