/** What sets clusters apart: rules, distinctive features, typical and odd customers, suggested names. */
@NullMarked
package crmbet.core.explain;

import org.jspecify.annotations.NullMarked;
