namespace StreamConformance;

public sealed class OriginalShapeTests
{
    /// <summary>
    /// The original has more parameters here, all of them optional: the same call compiles against both.
    /// </summary>
    private static readonly string[] ShorterInTheStandIn =
    [
        "Akka.Streams.ActorMaterializer.Create(Akka.Actor.IActorRefFactory context) : Akka.Streams.ActorMaterializer",
        "Akka.Streams.ActorMaterializerExtensions.Materializer(Akka.Actor.IActorRefFactory context)"
            + " : Akka.Streams.ActorMaterializer",
    ];

    [Fact]
    public void It_has_every_member_that_the_stand_in_offers() =>
        Assert.Empty(ApprovedShape.Approved.Except(ApprovedShape.Actual).Except(ShorterInTheStandIn));
}
