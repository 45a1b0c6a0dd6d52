import type { ReactElement, ReactNode } from 'react';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import DoneIcon from '@material-ui/icons/CheckCircleOutline';
import FailedIcon from '@material-ui/icons/HighlightOff';
import NeutralIcon from '@material-ui/icons/RemoveCircleOutline';
import UnderWayIcon from '@material-ui/icons/Autorenew';
import AttentionIcon from '@material-ui/icons/ReportProblemOutlined';
import { useStandingStyles, type Standing } from './statusStyles';

const ICONS: Record<Standing, typeof DoneIcon> = {
  good: DoneIcon,
  bad: FailedIcon,
  attention: AttentionIcon,
  underWay: UnderWayIcon,
  neutral: NeutralIcon,
};

const useStyles = makeStyles(theme => ({
  // Long reasons wrap instead of ending in an ellipsis; the chip has no margin of its own, so
  // that it sits in text and in lists alike.
  root: {
    height: 'auto',
    minHeight: theme.spacing(3),
    maxWidth: '100%',
    margin: 0,
    color: theme.palette.text.primary,
  },
  label: {
    whiteSpace: 'normal',
    wordBreak: 'normal',
    paddingTop: 2,
    paddingBottom: 2,
  },
}));

/** A few words with an icon that says how they stand. */
export const StandingChip = (props: {
  standing: Standing;
  label: ReactNode;
  icon?: ReactElement;
}) => {
  const classes = useStyles();
  const colours = useStandingStyles();
  const Icon = ICONS[props.standing];
  return (
    <Chip
      size="small"
      variant="outlined"
      classes={{
        root: classes.root,
        label: classes.label,
        icon: colours[props.standing],
      }}
      icon={props.icon ?? <Icon />}
      label={props.label}
    />
  );
};
