@org.jspecify.annotations.NullMarked
package dev.bellows.rollout.adoption;
