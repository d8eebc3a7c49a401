package crmbet.core.statistics;

/** On which axis the bins of a histogram are equally wide. */
public enum BinScale {
    /** The values themselves. */
    LINEAR {
        @Override
        double forward(double value) {
            return value;
        }

        @Override
        double back(double position) {
            return position;
        }
    },
    /** {@code sign(x) ln(1 + |x|)}: for values that span several powers of ten; 0 and negative values have their place. */
    LOG1P {
        @Override
        double forward(double value) {
            return Math.copySign(Math.log1p(Math.abs(value)), value);
        }

        @Override
        double back(double position) {
            return Math.copySign(Math.expm1(Math.abs(position)), position);
        }
    };

    /** Where a value lies on the axis. */
    abstract double forward(double value);

    /** The value at a place of the axis. */
    abstract double back(double position);
}
