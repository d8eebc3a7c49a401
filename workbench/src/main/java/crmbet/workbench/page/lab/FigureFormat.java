package crmbet.workbench.page.lab;

import crmbet.workbench.chart.ScatterFigure;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Kinds of files for pictures. */
enum FigureFormat {
    /** Dots: for slides and documents. */
    PNG {
        @Override
        void write(ScatterFigure figure, OutputStream out) throws IOException {
            figure.writePng(out);
        }
    },
    /** Lines and texts: to be edited, and for the web. */
    SVG {
        @Override
        void write(ScatterFigure figure, OutputStream out) throws IOException {
            figure.writeSvg(out);
        }
    },
    /** Lines and texts: for print. */
    PDF {
        @Override
        void write(ScatterFigure figure, OutputStream out) throws IOException {
            figure.writePdf(out);
        }
    };

    abstract void write(ScatterFigure figure, OutputStream out) throws IOException;

    /** The end of the names of such files, with the dot. */
    String ending() {
        return '.' + name().toLowerCase(Locale.ROOT);
    }
}
